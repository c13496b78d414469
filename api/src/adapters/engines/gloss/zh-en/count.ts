/** Counted things: 三本, 这几家, 1.5万块. */
import { HAN_NUMERAL, readNumeral, writeDiscount, writeNumber, writeOrdinal } from './numbers.ts';
import { readShare, readTime } from './times.ts';
import { HAN, made, type Token } from './token.ts';
import { MEASURES, measureOf } from './words.ts';

const MEASURE = MEASURES.join('|');

/** A numeral, "more or less", and a measure word, at the start of what is left of a run. */
export const COUNTED = new RegExp(`^(第)?([十百千万]几|好?几[十百千万]?|数[十百千万]|${HAN_NUMERAL}|半)(?:(多|来|余)([万亿])?)?(?:(${MEASURE})(多)?)?`);

const AFTER_DIGITS = new RegExp(`^(百万|千万|万|亿|千|百)?(多|来|余)?(?:(${MEASURE})(多)?)?`);
const SCALE: Record<string, number> = { 百: 100, 千: 1000, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 };
export const POINTED = new RegExp(`^(这|那|每|哪|某|各|另|另外|上|下|前|后|同|头)(${HAN_NUMERAL}|几)?(${MEASURE})$`);
const POINTERS: Record<string, string> = { 这: 'this', 那: 'that', 每: 'every', 哪: 'which', 某: 'some', 各: 'each', 另: 'another', 另外: 'another', 上: 'last', 下: 'next', 前: 'the previous', 后: 'the next', 同: 'the same', 头: 'the first' };

/** Digits and the scale and measure after them; what they took is cut off the next run. Returns how many runs were used up. */
export function readDigits(digits: string, next: string | undefined, into: Token[], runs: string[], at: number): number {
  const found = next && HAN.test(next) ? AFTER_DIGITS.exec(next) : null;
  const [taken = '', scale, more, measure] = found ?? [];
  const value = Number(digits.replace(/,/g, ''));
  const scaled = scale && Number.isFinite(value) ? writeNumber(Math.round(value * SCALE[scale]! * 1e6) / 1e6) : digits;
  if (measure === '折') into.push(made(`${digits}折`, 'x', writeDiscount(value)));
  else {
    into.push(made(digits, 'num', more ? `over ${scaled}` : scaled, value !== 1 || scale !== undefined));
    if (measure) into.push(made(measure, 'q', measureOf(measure) ?? ''));
  }
  if (taken === '') return 0;
  runs[at + 1] = next!.slice(taken.length);
  return runs[at + 1] === '' ? 1 : 0;
}

export function readPointed(word: string, [, pointer, numeral, measure]: RegExpExecArray): Token[] {
  const value = numeral === '几' ? NaN : numeral ? readNumeral(numeral) : 1;
  const many = value !== 1;
  const english = POINTERS[pointer!]!;
  const tokens = [made(pointer!, 'det', many ? (english === 'this' ? 'these' : english === 'that' ? 'those' : english) : english, many)];
  if (numeral && many) tokens.push(made(numeral, 'num', numeral === '几' ? 'few' : writeNumber(value ?? 1), true));
  return [...tokens, made(measure!, 'q', measureOf(measure!) ?? '')];
}

interface Count { tokens: Token[]; length: number }

export function readCount(rest: string): Count | undefined {
  const special = readShare(rest) ?? readTime(rest);
  if (special) return { tokens: [special], length: special.zh.length };
  const found = COUNTED.exec(rest);
  if (!found) return undefined;
  const [all, ordinal, numeral, more, big, measure, after] = found;
  const value = numeral === '半' ? 0.5 : /[几数]/.test(numeral!) ? NaN : readNumeral(numeral!);
  if (value === undefined) return undefined;
  const scaled = big ? value * SCALE[big]! : value;
  if (measure === '折' && !Number.isNaN(value)) return { tokens: [made(all, 'x', writeDiscount(value))], length: all.length };
  if (!measure && !ordinal && numeral!.length === 1 && Number.isNaN(value)) return undefined;
  const tokens = [made(numeral!, 'num', amount(scaled, numeral!, ordinal !== undefined, more ?? after), !ordinal && value !== 1 && value !== 0.5)];
  if (measure) tokens.push(made(measure, 'q', measureOf(measure) ?? ''));
  return { tokens, length: all.length };
}

function amount(value: number, numeral: string, ordinal: boolean, more: string | undefined): string {
  if (Number.isNaN(value)) return { 十几: 'a dozen or so', 几十: 'dozens of', 几百: 'hundreds of', 几千: 'thousands of', 几万: 'tens of thousands of', 好几: 'several' }[numeral] ?? 'a few';
  if (ordinal) return `the ${writeOrdinal(value)}`;
  if (value === 0.5) return 'half a';
  const written = numeral === '一' ? 'a' : writeNumber(value);
  return more === '来' ? `about ${written}` : more ? `over ${written}` : written;
}
