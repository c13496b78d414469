/** Chinese numerals by value, and the ways of daily speech that leave the unit's name in the middle: 两块五, 一米八, 六成二. */

const DIGITS: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = '[零〇一二两俩三仨四五六七八九十百千万亿]+';
const DIGIT = '[零〇一二两三四五六七八九]';

/** The value of a Chinese numeral: 三万五 (35,000), 二〇二四, 一百零五, 三点五. */
export function chineseNumeral(text: string): number {
  const [whole = '', fraction] = text.split('点');
  const decimals = fraction ? Number(`0.${[...fraction].map((char) => DIGITS[char]).join('')}`) : 0;
  if (!/[十百千万亿]/.test(whole)) return Number([...whole].map((char) => DIGITS[char]).join('')) + decimals;
  let total = 0;
  let section = 0;
  let digit = 0;
  let unit = 1;
  for (const char of whole) {
    if (char in DIGITS) {
      digit = DIGITS[char]!;
      if (digit === 0) unit = 10;
    } else if (char in UNITS) {
      section += (digit || 1) * UNITS[char]!;
      [digit, unit] = [0, UNITS[char]!];
    } else {
      const scale = char === '万' ? 1e4 : 1e8;
      const here = section + digit;
      total = char === '亿' ? (total + here || 1) * scale : total + (here || (total === 0 ? 1 : 0)) * scale;
      [section, digit, unit] = [0, 0, scale];
    }
  }
  // 三万五 is 35,000: a last digit without a unit stands one place below the unit before.
  return total + section + digit * Math.max(1, unit / 10) + decimals;
}

/** Every pattern with the value it stands for; a text may match several, and all readings count. */
const READINGS: [RegExp, (...parts: string[]) => number][] = [
  [new RegExp(NUMERAL, 'g'), (all) => chineseNumeral(all!)],
  // 两百五千帕: the thousand belongs to the unit.
  [new RegExp(`(${NUMERAL})千(?=[帕克米瓦卡字伏赫])`, 'g'), (_, number) => chineseNumeral(number!)],
  [new RegExp(`(${NUMERAL})点(${DIGIT}+)([万亿]?)`, 'g'), (_, whole, fraction, scale) => chineseNumeral(`${whole}点${fraction}`) * ({ 万: 1e4, 亿: 1e8 }[scale!] ?? 1)],
  [new RegExp(`(${NUMERAL}|\\d+)[块元米斤两度](${DIGIT}|\\d)(?![零〇一二两三四五六七八九十百千万亿\\d])`, 'g'), (_, whole, tenth) => read(whole!) + read(tenth!) / 10],
  [new RegExp(`(?:(${NUMERAL}|\\d+)[块元])?(${DIGIT}|\\d)[毛角](${DIGIT}|\\d)?`, 'g'), (_, whole, tenth, cent) => round((whole ? read(whole) : 0) + read(tenth!) / 10 + (cent ? read(cent) : 0) / 100)],
  [new RegExp(`(${DIGIT}|\\d)分(?![之钟])`, 'g'), (_, cent) => read(cent!) / 100],
  [new RegExp(`(${DIGIT}|十)成(${DIGIT})?`, 'g'), (_, tens, ones) => read(tens!) * 10 + (ones ? read(ones) : 0)],
  [/(\d{1,2})世纪(\d0)年代/g, (_, century, decade) => (Number(century) - 1) * 100 + Number(decade)],
];

const read = (number: string) => (/^\d/.test(number) ? Number(number) : chineseNumeral(number));
const round = (value: number) => Math.round(value * 100) / 100;

/** Every value that Chinese numerals in a text can be read as. */
export function chineseValues(text: string): number[] {
  return READINGS.flatMap(([pattern, value]) => [...text.matchAll(pattern)].map((match) => value(...match))).filter((value) => !Number.isNaN(value));
}
