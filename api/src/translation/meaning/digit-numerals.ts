/** Numbers written in Arabic digits, with the scale that stands behind: 3万5, 30,000, 1.2 million, 65K, 20.19.2. */
import { HAN_SCALES, round } from './han-numerals.ts';
import type { Numeral } from './quantity.ts';

const NUMBER = /\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,12})?|\d{1,40}(?:\.\d{1,12}){0,6}/g;
const HAN_SCALE = /[ ]?(万亿|百万|千万|百亿|千亿|十万|[十百千万亿])/y;
const REST = /(\d{1,4}(?:\.\d{1,6})?)(千万|百万|[十百千万]?)(?![\d.,:%])/y;
const SCALE = /[ -]?(thousand|hundred|million|billion|trillion|grand|dozen|mn|bn|mil)(?![a-z])|([kmbw])(?![a-z])/iy;
const ENGLISH: Record<string, number> = { thousand: 1e3, hundred: 100, million: 1e6, billion: 1e9, trillion: 1e12, grand: 1e3, dozen: 12, mn: 1e6, mil: 1e6, bn: 1e9, k: 1e3, m: 1e6, b: 1e9, w: 1e4 };
const ORDINAL = /(?:st|nd|rd|th)(?![a-z])/iy;

const at = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** Reads them in order. */
export function digitNumerals(text: string): Numeral[] {
  const found: Numeral[] = [];
  let from = 0;
  for (const match of text.matchAll(NUMBER)) {
    if (match.index < from) continue;
    const numeral = read(match[0], match.index, text);
    found.push(numeral);
    from = numeral.end;
  }
  return found;
}

function read(written: string, start: number, text: string): Numeral {
  const end = start + written.length;
  const attached = /[A-Za-z_]$/.test(text.slice(Math.max(0, start - 1), start));
  const make = (to: number, raws: number[], more: Partial<Numeral> = {}): Numeral => ({ at: start, end: to, raws, written: 'digits', weight: light(raws) || attached ? 'soft' : 'firm', ...more });
  const plain = written.replaceAll(',', '');
  // Versions and addresses, numbers of orders and telephones: the same characters, or another thing.
  if (plain.split('.').length > 2 || plain.length > 15) return make(end, [], { code: plain, weight: 'firm' });
  const value = Number(plain);
  const han = at(HAN_SCALE, text, end);
  if (han) {
    const scale = HAN_SCALES[han[1]!]!;
    let [total, to] = [round(value * scale), end + han[0].length];
    // 3万5 is 35,000; 3亿2000万.
    const rest = at(REST, text, to);
    if (rest && (rest[2] ? HAN_SCALES[rest[2]]! < scale : rest[1]!.length === 1 && scale >= 100)) {
      total += rest[2] ? Number(rest[1]) * HAN_SCALES[rest[2]]! : (Number(rest[1]) * scale) / 10;
      to += rest[0].length;
    }
    return make(to, /千$/.test(han[1]!) && /^[米克瓦卡赫帕]/.test(text.slice(to, to + 1)) ? [total, value] : [total]);
  }
  const scaled = at(SCALE, text, end);
  if (scaled) {
    const factor = ENGLISH[(scaled[1] ?? scaled[2])!.toLowerCase()]!;
    // 5m may be five metres, 4K a screen: a letter alone may be a unit, and the number just what it is.
    return make(end + scaled[0].length, scaled[1] ? [round(value * factor)] : [round(value * factor), value]);
  }
  const ordinal = at(ORDINAL, text, end);
  if (ordinal) return make(end + ordinal[0].length, [value], { ordinal: true });
  return make(end, [value]);
}

/** *a*, *the first*, *only*, *none* say as much. */
const light = ([value]: number[]): boolean => value === 1 || value === 0;
