/** Chinese numerals. Pure. */

const DIGITS: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

export const HAN_NUMERAL = '[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?';

/** The value of a numeral in characters, or `undefined` where it is none: 三百五 is 350, 二〇二四 is 2024. */
export function readNumeral(text: string): number | undefined {
  const [whole = '', fraction] = text.split('点');
  const value = readWhole(whole);
  if (value === undefined || fraction === undefined) return value;
  const digits = [...fraction].map((character) => DIGITS[character]);
  return digits.includes(undefined) ? undefined : Number(`${value}.${digits.join('')}`);
}

function readWhole(text: string): number | undefined {
  const characters = [...text];
  if (characters.length === 0) return undefined;
  if (characters.length > 1 && characters.every((character) => character in DIGITS)) return Number(characters.map((character) => DIGITS[character]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let unit = 1;
  for (const character of characters) {
    if (character in DIGITS) {
      digit = DIGITS[character]!;
      if (digit === 0) unit = 1;
    } else if (character in UNITS) {
      unit = UNITS[character]!;
      section += (digit ?? 1) * unit;
      digit = undefined;
    } else {
      const big = character === '万' ? 10_000 : 100_000_000;
      section += digit ?? 0;
      if (section === 0 && total === 0) return undefined;
      if (big === 100_000_000) { total = (total + section) * big; } else { total += section * big; }
      section = 0;
      digit = undefined;
      unit = big;
    }
  }
  // 三百五: a last digit without zero before it counts tenths of the unit before.
  const last = digit === undefined ? 0 : digit * (unit >= 100 && characters.at(-2) !== '零' ? unit / 10 : 1);
  return total + section + last;
}

/** "two", "12,000", "23 billion". */
export function writeNumber(value: number): string {
  if (Number.isInteger(value) && value <= 12) return WORDS[value]!;
  for (const [size, name] of [[1e12, 'trillion'], [1_000_000_000, 'billion'], [1_000_000, 'million']] as const) {
    if (value >= size && Number.isInteger(Math.round((value / size) * 1e6) / 1e4)) return `${Math.round((value / size) * 1e6) / 1e6} ${name}`;
  }
  return value >= 1000 ? value.toLocaleString('en-US') : String(value);
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

export function writeOrdinal(value: number): string {
  if (ORDINALS[value]) return ORDINALS[value]!;
  const tail = value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${tail}`;
}

/** What a discount is called: 八折 is 20% off, 七五折 is 25% off. */
export function writeDiscount(value: number): string {
  const share = value > 10 ? value : value * 10;
  return `${Math.round((100 - share) * 10) / 10}% off`;
}
