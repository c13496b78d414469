/** Numbers read from English and Chinese text by value: `3万`, `30,000`, `thirty thousand`, `三万`. */

const FULL_WIDTH = /[\uff0b-\uff19\uff05]/g;
const SCALES: Record<string, number> = {
  十: 10, 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, w: 1e4, 亿: 1e8, 億: 1e8, 百万: 1e6, 千万: 1e7, 万亿: 1e12,
  k: 1e3, thousand: 1e3, grand: 1e3, hundred: 100, m: 1e6, mn: 1e6, million: 1e6, bn: 1e9, b: 1e9, billion: 1e9, trillion: 1e12,
};
const SCALE = '(?:\\s?(?:thousand|hundred|million|billion|trillion|grand|mn|bn)\\b|\\s?(?:万亿|百万|千万|十|百|千|万|萬|亿|億)|[kKmMbBwW](?![A-Za-z]))';
const ARABIC = new RegExp(`(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)*)(${SCALE})?`, 'gi');

export interface NumberFound {
  /** As written. */
  text: string;
  /** Every value it can be read as: `40k` is 40 and 40,000. */
  values: number[];
  at: number;
}

const widthless = (text: string) => text.replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** The numbers written in Arabic digits, in order. */
export function arabicNumbers(text: string): NumberFound[] {
  const plain = widthless(text);
  return [...plain.matchAll(ARABIC)].flatMap((match) => {
    const [written, digits = '', scale] = match;
    // A version or an address: each part has to be found again.
    const parts = digits.split('.').length > 2 ? digits.split('.') : [digits];
    return parts.map((part) => {
      const value = Number(part.replaceAll(',', ''));
      const factor = scale && SCALES[scale.trim().toLowerCase()];
      // 3千米 is three kilometres and 5m may be five metres; 3万 and 3 million are nothing but what they say.
      const unsure = /[a-z]$/i.test(written) ? /\d[kmbw]$/i.test(written) : /千$/.test(written) && /^[米克瓦卡]/.test(plain.slice(match.index + written.length));
      return { text: written, values: factor ? [value * factor, ...(unsure ? [value] : [])] : [value], at: match.index };
    });
  });
}

const DIGITS: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const CHINESE = /[零〇一二两俩三仨四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?/g;

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

const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORDS = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
  ['hundred', 100], ['thousand', 1e3], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12],
  ['a', 1], ['an', 1], ['dozen', 12], ['once', 1], ['twice', 2], ['double', 2], ['both', 2], ['couple', 2], ['pair', 2], ['single', 1], ['half', 0.5],
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ').map((word, index) => [word, index + 1] as const),
]);

/** The values of numbers written as English words, hyphens and `and` allowed. */
export function englishNumbers(text: string): number[] {
  const found: number[] = [];
  let total = 0;
  let section: number | undefined;
  const flush = () => {
    if (section !== undefined || total > 0) found.push(total + (section ?? 0));
    [total, section] = [0, undefined];
  };
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const bare = word.replace(/[^a-z]+$/, '').replace(/^[^a-z]+/, '');
    const value = WORDS.get(bare);
    if (value === undefined) {
      if (bare !== 'and') flush();
    } else if (value === 100) section = (section ?? 1) * 100;
    else if (value >= 1000) {
      total += (section ?? 1) * value;
      section = undefined;
    } else if (section === undefined) section = value;
    else if ((section % 100 === 0 && section > 0) || (section % 10 === 0 && section % 100 > 0 && value < 10)) section += value;
    else {
      flush();
      section = value;
    }
    if (/[.,;:!?]$/.test(word)) flush();
  }
  flush();
  return found;
}

/** Every value that stands in a text, whichever way it is written. */
export function valuesIn(text: string): Set<number> {
  const plain = widthless(text);
  const chinese = [...plain.matchAll(CHINESE)].flatMap(([numeral]) => {
    const value = chineseNumeral(numeral);
    return Number.isNaN(value) ? [] : [value];
  });
  return new Set([...arabicNumbers(plain).flatMap((number) => number.values), ...chinese, ...englishNumbers(plain)]);
}
