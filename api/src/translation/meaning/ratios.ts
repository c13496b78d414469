/** Parts and multiples: 8折 and *20% off*, 三分之一 and *a third*, 翻一番 and *doubled*. */
import { quantity, span } from './make-quantity.ts';
import type { Numeral, Quantity, Reading, Weight } from './quantity.ts';
import { NUMBER, SMALL_WORD, valueOf } from './value-of.ts';
import { round } from './han-numerals.ts';

const PARTS = ['half', 'third', 'quarter', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'hundredth', 'thousandth'];
const PART_VALUES = [2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 100, 1000];

const THIRD_OF = /(?<!\b(?:a|one|two|three|four|of the) )\b(third|quarter|fifth|tenth) of (?=the|all|its|their|our|my|his|her|your|people|adults|what|those|these|a)/gi;
const HUNDREDTHS = new RegExp(`([百千万])分之(${NUMBER})`, 'g');
const FRACTION = new RegExp(`(${NUMBER})分之(${NUMBER})`, 'g');
const TENTHS = /(?<![\d一二三四五六七八九十])(?:([一二两三四五六七八九])[到至])?([一二两三四五六七八九]|[1-9])成(?![为了功立本员长果绩熟分年语都就人见全天名亲家型效千群百心语像新])([一二三四五六七八九](?![个十百千万]))?/g;
const DISCOUNT = /(?<![\d.])([一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)折(?![叠磨腾中断射返线回旧算合服寿纸])|(对折)|(半价)|\b(half(?:[- ]price| off| the price))\b/gi;
const ENGLISH_FRACTION = new RegExp(`\\b(${SMALL_WORD}|\\d{1,3})[- ](thirds?|quarters?|fourths|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?)\\b(?! (?:of an hour|hour|past|to|time|day|year|week|month|floor|grade|person|place|one|party|century|degree|generation|attempt|try|chance|kind|of (?:${'january|february|march|april|may|june|july|august|september|october|november|december'})))`, 'gi');
const OUT_OF = new RegExp(`\\b(${SMALL_WORD}|\\d{1,3}) (?:case |cases |person |people )?(?:in|out of) (?:every )?(two|three|four|five|six|seven|eight|nine|ten thousand|ten|twelve|twenty|a hundred|a million|100|10|5|4|3|20|1000|10,000|a thousand)\\b(?! (?:minutes?|hours?|days?|weeks?|months?|years?|the))`, 'gi');
const SLASH = /(?<![\d/.])(?:1\/[2-5](?![\d/.])|[1-9]\/(?:[2-9]|10)(?= of\b|的))/g;
const MULTIPLE = /翻(?:了|上)?(?:([一两二三四])?番|([一两二三四五六七八九十]|\d{1,2})?倍)|(加倍|成倍)|\b(doubl(?:ed|es|ing)|twofold)\b|\b(tripl(?:ed|es|ing)|threefold)\b|\b(quadrupl(?:ed|es|ing)|fourfold)\b|\b(halv(?:ed|es|ing))\b|(一半|半数|减半|腰斩|对半|五五开)/gi;

const WHOLES: Record<string, number> = { 'a hundred': 100, 'a thousand': 1000, 'ten thousand': 1e4, 'a million': 1e6 };
const wholeOf = (text: string): number => WHOLES[text] ?? valueOf(text);
const percent = (value: number, unit = 'fraction'): Reading => ({ dimension: 'percent', base: round(value), unit });
/** What is left to pay, whichever way it is told. */
const price = (value: number): Reading => ({ dimension: 'price', base: round(value) });

/** Parts and multiples that are told by themselves. */
export function readRatios(text: string): Quantity[] {
  const found: Quantity[] = [];
  const taken = new Uint8Array(text.length);
  const put = (match: RegExpMatchArray, kind: 'percent' | 'number', raws: number[], readings: Reading[], more: { weight?: Weight; loose?: boolean } = {}) => {
    const at = span(match);
    if (taken[at[0]] || taken[at[1] - 1]) return;
    taken.fill(1, ...at);
    found.push(quantity(text, kind, at, raws, readings, more));
  };
  for (const match of text.matchAll(HUNDREDTHS)) {
    const value = valueOf(match[2]!) / { 百: 1, 千: 10, 万: 100 }[match[1] as '百' | '千' | '万'];
    put(match, 'percent', [round(value)], [percent(value, 'percent'), ...cheaper(text, span(match), value)], { loose: true, weight: value === 100 ? 'soft' : 'firm' });
  }
  const rest = text.replace(HUNDREDTHS, (match) => ' '.repeat(match.length));
  for (const match of rest.matchAll(FRACTION)) {
    const [whole, part] = [valueOf(match[1]!), valueOf(match[2]!)];
    put(match, 'number', [round(part / whole), ...(part === 1 ? [whole] : [])], [percent((100 * part) / whole)], { loose: true });
  }
  for (const match of text.matchAll(TENTHS)) {
    const value = valueOf(match[2]!) * 10 + (match[3] ? valueOf(match[3]) : 0);
    const values = match[1] ? [valueOf(match[1]) * 10, value] : [value];
    // 八成 is *most likely* as well.
    for (const one of values) put(match, 'percent', [one], [percent(one), ...cheaper(text, span(match), one)], { loose: true, weight: match[0] === '八成' ? 'rival' : 'firm' });
  }
  for (const match of text.matchAll(DISCOUNT)) {
    const digits = match[1] && (/^\d/.test(match[1]) ? Number(match[1]) : Number([...match[1]].map((char) => valueOf(char)).join('')));
    const paid = digits ? (digits < 10 ? digits * 10 : digits) : 50;
    put(match, 'percent', digits ? [] : [0.5], [price(paid), percent(paid), percent(100 - paid)], { weight: match[2] ? 'rival' : 'firm' });
  }
  for (const match of text.matchAll(ENGLISH_FRACTION)) {
    const word = match[2]!.toLowerCase();
    const of = PART_VALUES[PARTS.indexOf(word.replace(/s$/, ''))]!;
    const many = valueOf(match[1]!.toLowerCase());
    // A third time, the second half: one of something only where more of it is told.
    const sure = word.endsWith('s') || /^[- ]?(?:of|less|more|as|as much)\b|^[.,;:!?)]|^$/.test(text.slice(span(match)[1], span(match)[1] + 8).trimStart()) || match[0].includes('-');
    if (many >= of) continue;
    put(match, 'number', [round(many / of), ...(many === 1 ? [of] : [])], [percent((100 * many) / of)], { loose: true, weight: sure || many > 1 ? 'firm' : 'soft' });
  }
  for (const match of text.matchAll(THIRD_OF)) {
    const of = PART_VALUES[PARTS.indexOf(match[1]!.toLowerCase())]!;
    put(match, 'number', [round(1 / of), of], [percent(100 / of)], { loose: true, weight: 'soft' });
  }
  for (const match of text.matchAll(OUT_OF)) {
    const [part, whole] = [valueOf(match[1]!.toLowerCase()), wholeOf(match[2]!.toLowerCase())];
    if (part > whole) continue;
    // As often told by its two numbers: 十个人里有九个.
    put(match, 'number', [round(part / whole)], [percent((100 * part) / whole)], { weight: 'soft' });
    for (const one of [part, whole]) found.push(quantity(text, 'number', span(match), [one], [], { loose: true, weight: 'soft' }));
  }
  for (const match of text.matchAll(SLASH)) {
    const [part = '', whole = ''] = match[0].split('/');
    const value = Number(part) / Number(whole);
    if (value < 1) put(match, 'number', [round(value)], [percent(100 * value)], { weight: 'soft' });
  }
  for (const match of text.matchAll(MULTIPLE)) {
    const [, times, fold, twice, doubled, tripled, fourfold, halved, half] = match;
    if (halved ?? half) put(match, 'number', [0.5], [percent(50)], { weight: 'rival' });
    else {
      const values = times ? [2 ** valueOf(times)] : fold ? [valueOf(fold), valueOf(fold) + 1] : tripled ? [3] : fourfold ? [4] : [2];
      put(match, 'number', values, [...values.map((value) => ({ dimension: 'times', base: value })), ...values.map((value) => percent((value - 1) * 100))], { loose: true, weight: twice || doubled ? 'rival' : 'firm' });
    }
  }
  return found;
}

const CHEAPER_AFTER = /^ ?(?:off\b|discount|less\b|cheaper|的?折扣|的?优惠)/i;
const CHEAPER_BEFORE = /(?:discount of|save|saves|saving|优惠|便宜了?|减|立减|降价?了?) ?$/i;

/** 20 % that come off a price are 80 % to pay. */
function cheaper(text: string, [at, end]: [number, number], value: number): Reading[] {
  return CHEAPER_AFTER.test(text.slice(end, end + 12)) || CHEAPER_BEFORE.test(text.slice(Math.max(0, at - 13), at)) ? [price(100 - value)] : [];
}

const PERCENT = /^ ?(?:%|percent(?:age points?)?\b|per cent\b|pct\b|个?百分点|‰)/i;

/** A number with a percent sign or 倍 behind it. */
export function readRatio(text: string, { at, end, raws, weight }: Numeral): Quantity | undefined {
  const after = text.slice(end, end + 18);
  const sign = PERCENT.exec(after)?.[0];
  if (sign) {
    const to = end + sign.length;
    const values = raws.map((value) => (sign.includes('‰') ? value / 10 : value));
    const off = values.flatMap((value) => cheaper(text, [at, to], value));
    const multiple = values.filter((value) => value >= 100 && value % 100 === 0).map((value) => ({ dimension: 'times', base: value / 100 + 1 }));
    // 20% off is not 20% of it: what comes off is compared as what is left to pay.
    return quantity(text, 'percent', [at, to], values, off.length > 0 ? off : [...values.map((value) => percent(value, 'percent')), ...multiple], { loose: off.length === 0, weight: values[0] === 100 ? 'soft' : weight });
  }
  if (/^(?:多|余)?倍/.test(after)) {
    const values = [...new Set(raws.flatMap((value) => [value, value + 1]))];
    return quantity(text, 'number', [at, end + 1 + (after[0] === '倍' ? 0 : 1)], after.startsWith('倍半') ? [...values, raws[0]! + 0.5] : values, [...values.map((value) => ({ dimension: 'times', base: value })), ...values.map((value) => percent((value - 1) * 100))], { loose: true, weight });
  }
  return undefined;
}
