/** Times of the day, on twelve hours or twenty-four: 下午三点半, *half past three*, 15:30. */
import { quantity, span } from './make-quantity.ts';
import type { Numeral, Quantity } from './quantity.ts';
import { NUMBER, valueOf } from './value-of.ts';

type Part = 'am' | 'pm' | 'noon' | 'night' | undefined;

const HOUR = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})';
const DIGITAL = /(?<![\d:.,])(\d{1,2}):(\d{2})(?::\d{2})?(?!\d|:\d)(?:\s?([ap])\.?m\b\.?)?|(?<![\d:.,$€£])(\d{1,2})(?:\.(\d{2}))?\s?([ap])(?:\.m\.|\.m\b|m\b)/gi;
const PAST = new RegExp(`\\b(half|(?:a )?quarter|five|ten|twenty|twenty-five|\\d{1,2})(?: minutes?)? (past|after|to|till|before|of) (${HOUR})\\b(?! (?:minutes?|hours?|days?|weeks?|months?|years?|of|people))`, 'gi');
const SHORT_OF = new RegExp(`差(一刻|${NUMBER}分)钟?(?:就|到)?(${NUMBER})点`, 'g');
const SPOKEN = /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ](ten|fifteen|twenty|twenty-five|thirty|thirty-five|forty|forty-five|fifty|fifty-five)\b(?![- ](?:one|two|three|four|five|six|seven|eight|nine)\b)/gi;
const WORDS = /\b(noon|midday|midnight)\b|(正午|零点(?![几\d零一二三四五六七八九]))/gi;
const PERIOD = /(凌晨|清晨|清早|早上|早晨|一大早|上午|中午|下午|午后|傍晚|晚上|今晚|明晚|昨晚|当晚|夜里|半夜|深夜|夜间|早|晚)的?$/;
const ENGLISH_PERIOD = /^(?:,? ?(?:o'?clock|o’clock)(?: sharp)?)?,? ?(?:in the (morning|afternoon|evening)|(at night|tonight)|(?:this|tomorrow|yesterday|that|every|each|the next|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (morning|afternoon|evening))/i;
const HALF_DAY = 720;
const DAY = 1440;

const CHINESE_PARTS: Record<string, Part> = { 凌晨: 'am', 清晨: 'am', 清早: 'am', 早上: 'am', 早晨: 'am', 一大早: 'am', 上午: 'am', 早: 'am', 中午: 'noon', 下午: 'pm', 午后: 'pm', 傍晚: 'pm' };
const chinesePart = (before: string): Part => {
  const word = PERIOD.exec(before)?.[1];
  return word ? (CHINESE_PARTS[word] ?? 'night') : undefined;
};
const englishPart = (after: string): Part => {
  const match = ENGLISH_PERIOD.exec(after);
  const word = (match?.[1] ?? match?.[3])?.toLowerCase();
  return word === 'morning' ? 'am' : word ? 'pm' : match?.[2] ? 'night' : undefined;
};

/** Minutes since midnight, where the half of the day is known. */
function minuteOf(hour: number, minute: number, part: Part): { base: number; known: boolean } {
  const base = (hour % 24) * 60 + minute;
  if (hour > 12 || (hour === 0 && part === undefined)) return { base, known: true };
  const half = hour % 12;
  if (part === 'am') return { base: half * 60 + minute, known: true };
  if (part === 'pm') return { base: (half + 12) * 60 + minute, known: true };
  if (part === 'noon') return { base: (hour > 9 && hour < 12 ? hour : half + 12) * 60 + minute, known: true };
  if (part === 'night') return { base: ((hour === 12 || hour < 6 ? half : half + 12) * 60 + minute) % DAY, known: true };
  return { base: half * 60 + minute, known: false };
}

function clock(text: string, at: [number, number], hour: number, minute: number, part: Part, loose = false): Quantity {
  const { base, known } = minuteOf(hour, minute, part);
  // Told without the half of the day it may be either; told with it, it is one.
  return quantity(text, 'time', at, minute === 0 ? [hour, (hour + 12) % 24, hour % 12] : [hour + minute / 100], [{ dimension: 'clock', base: base % HALF_DAY, unit: known ? (base % DAY < HALF_DAY ? 'am' : 'pm') : 'any' }], { loose: loose && !known });
}

/** Times that are told by themselves. */
export function readClockWords(text: string): Quantity[] {
  const found: Quantity[] = [];
  const beforeOf = (at: number) => text.slice(Math.max(0, at - 8), at).trimEnd();
  for (const match of text.matchAll(DIGITAL)) {
    const [, hour = match[4]!, minute = match[5] ?? '0', half = match[6]] = match;
    if (Number(hour) > 24 || Number(minute) > 59) continue;
    const [at, end] = span(match);
    const part: Part = half ? (half.toLowerCase() === 'a' ? 'am' : 'pm') : (chinesePart(beforeOf(at)) ?? englishPart(text.slice(end, end + 30)));
    const told = clock(text, [at, end], Number(hour), Number(minute), part);
    // 2:34 may be how long it took.
    const spans = half ? [] : [Number(hour) * 60 + Number(minute), Number(hour) * 3600 + Number(minute) * 60];
    found.push({ ...told, readings: [...told.readings, ...spans.map((base) => ({ dimension: 'duration', base, unit: ':' }))] });
  }
  for (const match of text.matchAll(PAST)) {
    const [at, end] = span(match);
    const word = match[1]!.toLowerCase();
    const minutes = word === 'half' ? 30 : word.endsWith('quarter') ? 15 : valueOf(word.replace('-', ' '));
    const later = /past|after/i.test(match[2]!);
    if (match[2]!.toLowerCase() === 'of' && !word.endsWith('quarter') || (!later && word === 'half') || !(minutes < 60)) continue;
    // *ten to five* is a time where it says *at*, *it's*, and a proportion elsewhere.
    if (!later && !/quarter|minute/.test(match[0]) && !/\b(?:at|it's|it is|it was|by|until|till|around)\s$/i.test(text.slice(Math.max(0, at - 9), at))) continue;
    const hour = valueOf(match[3]!.toLowerCase());
    if (hour > 24) continue;
    const total = hour * 60 + (later ? minutes : -minutes) + (later ? 0 : HALF_DAY);
    found.push(clock(text, [at, end], Math.floor(total / 60) % (hour > 12 ? 24 : 12) || 12, total % 60, englishPart(text.slice(end, end + 30))));
  }
  for (const match of text.matchAll(SHORT_OF)) {
    const hour = valueOf(match[2]!);
    const total = hour * 60 - (match[1] === '一刻' ? 15 : valueOf(match[1]!.replace(/分$/, ''))) + HALF_DAY;
    if (hour <= 24 && total >= 0) found.push(clock(text, span(match), Math.floor(total / 60) % (hour > 12 ? 24 : 12) || 12, total % 60, chinesePart(beforeOf(match.index))));
  }
  for (const match of text.matchAll(SPOKEN)) {
    const [hour, minute] = [valueOf(match[1]!.toLowerCase()), valueOf(match[2]!.toLowerCase().replace('-', ' '))];
    const [at, end] = span(match);
    // Three fifty may be a price, one twenty a number.
    const told = clock(text, [at, end], hour, minute, englishPart(text.slice(end, end + 30)));
    found.push({ ...told, kind: told.readings[0]!.unit === 'any' && !/-/.test(match[0]) ? 'number' : 'time', raws: [hour + minute / 100, hour * 100 + minute], loose: true });
  }
  for (const match of text.matchAll(WORDS)) {
    const midnight = /^(?:midnight|零点)/i.test(match[0]);
    found.push({ ...clock(text, span(match), midnight ? 0 : 12, 0, midnight ? 'am' : 'pm'), raws: [12, ...(midnight ? [0, 24] : [])], weight: 'soft' });
  }
  return found;
}

const MINUTES = /^点(?:过|差)?$/;

/** A number with 点 behind, or *o'clock* or a half of the day, and the minutes that follow. */
export function readClock(text: string, numerals: readonly Numeral[], index: number): { quantity: Quantity; used: number } | undefined {
  const { at, end, raws: [hour = NaN], written } = numerals[index]!;
  const before = text.slice(Math.max(0, at - 6), at);
  const after = text.slice(end, end + 34);
  const part = chinesePart(before);
  const from = part ? at - PERIOD.exec(before)![0].length : at;
  const put = (to: number, minute: number, used = 1, loose = false, of = hour) => ({ quantity: clock(text, [from, to], of, minute, part ?? englishPart(text.slice(to, to + 30)), loose), used });
  const spoken = text.slice(at, end).split('点');
  if (written === 'han' && spoken.length === 2 && valueOf(spoken[0]!) <= 24) {
    // 三点零五, 十一点五十 is a time; 三点五 a time only where something says so.
    const minute = valueOf(spoken[1]!);
    if (/^刻/.test(after) && /^[一二三]$/.test(spoken[1]!)) return put(end + 1, minute * 15, 1, true, valueOf(spoken[0]!));
    const told = part !== undefined || /^分(?!之)|^左右|^集合|^见/.test(after) || spoken[1]!.startsWith('零');
    if (told && minute < 60 && (spoken[1]!.length === 2 || /^分/.test(after))) return put(end + (/^分/.test(after) ? 1 : 0), minute, 1, true, valueOf(spoken[0]!));
    return undefined;
  }
  if (!(hour >= 0 && hour <= 24) || !Number.isInteger(hour)) return undefined;
  if (/^点/.test(after) && !/^点(?:[儿名评赞击几]|子|头|心|开(?![会始门饭场车工店播售]))/.test(after)) {
    if (/^点半/.test(after)) return put(end + 2, 30);
    const next = numerals[index + 1];
    const between = next && text.slice(end, next.at);
    if (next && between !== undefined && MINUTES.test(between) && next.raws[0]! < 60 && next.written !== 'words') {
      const tail = text.slice(next.end, next.end + 2);
      if (/^刻/.test(tail)) return put(next.end + 1, next.raws[0]! * 15, 2);
      if (/^分(?!之)/.test(tail)) return put(next.end + 1, next.raws[0]!, 2);
      if (next.raws[0]! >= 10 || /^[零〇0]/.test(text.slice(next.at, next.end))) return put(next.end, next.raws[0]!, 2);
    }
    // 一点 is a little.
    if (hour === 1 && part === undefined && !/^点[钟整]/.test(after)) return undefined;
    return put(end + (/^点[钟整]/.test(after) ? 2 : 1), 0, 1, true);
  }
  if (/^[时](?![候间代常尚差刻而不光髦事机]|长)/.test(after) && (part || /^时\d{1,2}分/.test(after))) return put(end + 1, 0, 1, true);
  const half = /^ ?([ap])\.?m\b\.?/i.exec(after);
  if (half && hour >= 1 && hour <= 12) return { quantity: clock(text, [at, end + half[0].length], hour, 0, half[1]!.toLowerCase() === 'a' ? 'am' : 'pm'), used: 1 };
  if (/^(?: ?o['’]?clock)/i.test(after) || englishPart(after)) {
    const to = end + (/^(?: ?o['’]?clock)/i.exec(after)?.[0].length ?? 0);
    return hour >= 1 && hour <= 12 ? put(to, 0, 1, true) : undefined;
  }
  return undefined;
}
