/** Guards that no number in digits is missing from a translation: what engines of this house look at in their own work. See `meaning/` for what readers are warned of. */
import { arabicNumbers, valuesIn, type NumberFound } from './numbers.ts';
import type { Guard, GuardInput } from './guard.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const near = (a: number, b: number) => a === b || Math.abs(a - b) <= Math.abs(b) * 1e-9;

/** Ways other than the number itself in which a good translation may say it. */
function otherwise(number: NumberFound, source: string, target: string): boolean {
  const value = number.values[0]!;
  const after = source.slice(number.at + number.text.length).trimStart();
  const before = source.slice(Math.max(0, number.at - 12), number.at);
  // 8折 is 20% off.
  if (/^折/.test(after) || /\boff\b/i.test(after.slice(0, 12)) || /折/.test(target)) return true;
  const words = target.toLowerCase();
  const month = Number.isInteger(value) ? MONTHS[value - 1] : undefined;
  if (month && (words.includes(month) || new RegExp(`\\b${month.slice(0, 3)}`).test(words))) return true;
  const wanted: number[] = [];
  const hour = /^(?:[:：]\d|点|时|o'?clock|[ap]\.?m\b)/i.test(after) || /(?:at|until|till|by|from|上午|下午|晚上|晚|早上|凌晨|中午)\s?$/i.test(before);
  if (hour && Number.isInteger(value)) wanted.push(value > 12 ? value - 12 : value + 12);
  const found = valuesIn(target);
  if (wanted.some((other) => found.has(other))) return true;
  if (spelledApart(value, found) || inOtherUnit(value, after, target, found) || asPeriod(number, after, target, found)) return true;
  // 18:30 is half past six, 50% is half of it.
  if ((value === 50 || value === 30) && /half|半/.test(words)) return true;
  if (value === 15 && /quarter|刻/.test(words)) return true;
  if (value % 1 === 0.5 && /half|半/.test(words) && (value < 1 || [...found].some((other) => near(other, Math.floor(value))))) return true;
  if (value === 1 && /\b(?:a|an|only|per|each|every)\b|[每单首]/.test(words)) return true;
  if (value === 2 && /双|对/.test(words)) return true;
  return value === 0 && /\bno\b|none|没|无/.test(words);
}

const has = (found: Set<number>, wanted: number) => [...found].some((value) => near(value, wanted));

/** $4,327.50 as 四千三百二十七美元五十美分, 2.17 a.m. as 两点十七分. */
function spelledApart(value: number, found: Set<number>): boolean {
  const part = Math.round((value % 1) * 100);
  return part !== 0 && near(value, Math.floor(value) + part / 100) && found.has(Math.floor(value)) && found.has(part);
}

/** Units that differ by a plain factor and are both in daily use: 斤 and kilos, grams and kilos, 万分之 and percent, 倍 and percent. */
function inOtherUnit(value: number, after: string, target: string, found: Set<number>): boolean {
  if (/斤/.test(target) && has(found, value * 2)) return true;
  if (/[克米升]|\b(?:grams?|met(?:re|er)s?|ml|millilit(?:re|er)s?)\b/.test(target) && has(found, value * 1000)) return true;
  if (/kilo|公斤|千克|\bkg\b/.test(target) && (has(found, value / 2) || has(found, value / 1000))) return true;
  if (/[千万]分之/.test(target) && (has(found, value * 100) || has(found, value * 10))) return true;
  return /^(?:%|per ?cent)/.test(after) && value % 100 === 0 && /倍|番|doubl|tripl|times/.test(target);
}

/** 20世纪70年代 is the 1970s; 1962至1963 is 1962–63. */
function asPeriod({ values: [value = 0] }: NumberFound, after: string, target: string, found: Set<number>): boolean {
  if (/^世纪/.test(after)) return [...found].some((year) => Number.isInteger(year) && Math.floor(year / 100) + 1 === value);
  if (/^年代/.test(after)) return [...found].some((year) => year > 999 && year % 100 === value % 100);
  return value > 999 && value < 2200 && new RegExp(`\\d\\s?[-–—/]\\s?${String(value % 100).padStart(2, '0')}(?!\\d)`).test(target);
}

/** The Arabic numbers of the source that the target does not say, each as often as it stands there. */
export function lostNumbers({ source, target }: Pick<GuardInput, 'source' | 'target'>): NumberFound[] {
  const found = [...valuesIn(target)];
  return arabicNumbers(source).filter(
    (number) => !number.values.some((value) => found.some((other) => near(other, value))) && !otherwise(number, source, target),
  );
}

/** Every Arabic number of the source has to be in the target, by value. */
export const numberGuard: Guard = (input) => {
  const [lost] = lostNumbers(input);
  return lost && { reason: 'numbers.lost', detail: lost.text };
};
