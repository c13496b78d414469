import { readClock, readClockWords } from './clock.ts';
import { readDate, readDateWords } from './dates.ts';
import { readHalves } from './halves.ts';
import { quantity } from './make-quantity.ts';
import { readMeasure } from './measures.ts';
import { readMoney } from './money.ts';
import { blank, readNumerals } from './numerals.ts';
import { narrow, type Numeral, type Quantity } from './quantity.ts';
import { readRatio, readRatios } from './ratios.ts';
import { withoutSetPhrases } from './set-phrases.ts';

/** Those who read words and numbers together, in the order in which they may take them. */
const PHRASES = [readRatios, readHalves, readClockWords, readDateWords];

/** Every quantity that a text tells, in order, in Chinese or English. Takes time in proportion to the text. */
export function readQuantities(original: string): Quantity[] {
  const { text, places } = tight(narrow(original));
  const found: Quantity[] = [];
  const { rest: plain, phrases } = withoutSetPhrases(text);
  let rest = plain;
  for (const read of PHRASES) {
    const apart = read(rest);
    found.push(...apart);
    rest = blank(rest, [...apart].sort((a, b) => a.at - b.at));
  }
  const numerals = readNumerals(rest);
  for (const { at, end } of phrases) for (const one of readNumerals(text.slice(at, end))) found.push(quantity(text, 'number', [at, end], one.raws, [], { loose: true, weight: 'soft' }));
  let previous: Quantity | undefined;
  for (let index = 0; index < numerals.length;) {
    const { quantity: one, used } = readOne(text, numerals, index, previous);
    found.push(one);
    previous = one;
    index += used;
  }
  return found.sort((a, b) => a.at - b.at).map((one) => ({ ...one, text: original.slice(places[one.at], places[one.end - 1]! + 1).trim() }));
}

/** Without the spaces that many put between digits and Chinese, and where each character stood. */
function tight(text: string): { text: string; places: number[] } {
  const places: number[] = [];
  let kept = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ' ' && at > 0 && at + 1 < text.length && joins(text[at - 1]!, text[at + 1]!)) continue;
    kept += text[at];
    places.push(at);
  }
  return { text: kept, places };
}

const DIGIT = /\d/;
const HAN = /\p{Script=Han}/u;
const joins = (before: string, after: string): boolean => (DIGIT.test(before) && HAN.test(after)) || (HAN.test(before) && DIGIT.test(after));

function readOne(text: string, numerals: readonly Numeral[], index: number, previous: Quantity | undefined): { quantity: Quantity; used: number } {
  const numeral = numerals[index]!;
  const { at, end, raws, weight, code } = numeral;
  if (code) return { quantity: quantity(text, 'number', [at, end], [], [{ dimension: 'code', base: 0, unit: code }]), used: 1 };
  const clock = readClock(text, numerals, index);
  if (clock) return clock;
  const single = readRatio(text, numeral) ?? readDate(text, numeral, previous);
  if (single) return { quantity: single, used: 1 };
  const measured = readMoney(text, numerals, index) ?? readMeasure(text, numerals, index);
  if (measured) return measured;
  const ranged = readRange(text, numerals, index);
  if (ranged) return { quantity: ranged, used: 1 };
  // 七圈半, 五岁半.
  const halves = /^[多来]?(?:[个圈岁倍颗块条张层页]|厘米)半/.test(text.slice(end, end + 4)) ? raws.map((value) => value + 0.5) : [];
  // *Half of them* is 50 %, a quarter of them 25 %.
  const part = raws.length === 1 && (raws[0] === 0.5 || raws[0] === 0.25) ? [{ dimension: 'percent', base: raws[0] * 100, unit: 'fraction' }] : [];
  return { quantity: quantity(text, 'number', [at, end], [...raws, ...halves], part, { loose: true, weight }), used: 1 };
}

const RANGE = /^(?: to |-|–|—|~|到|至| or |或|、)$/;

/** The first number of *six to twelve months* has the unit of the second. */
function readRange(text: string, numerals: readonly Numeral[], index: number): Quantity | undefined {
  const [one, next] = [numerals[index]!, numerals[index + 1]];
  if (!next || next.at < one.end || next.at - one.end > 4 || !RANGE.test(text.slice(one.end, next.at))) return undefined;
  const moved = { ...one, end: next.end };
  const found = readRatio(text, moved) ?? readMoney(text, [moved], 0)?.quantity ?? readMeasure(text, [moved], 0)?.quantity;
  return found && { ...found, end: one.end };
}
