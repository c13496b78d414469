/** Numbers read from English and Chinese text by value: `3万`, `30,000`, `thirty thousand`, `三万`. */
import { chineseValues } from './chinese-numbers.ts';

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

const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORDS = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
  ['hundred', 100], ['thousand', 1e3], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12],
  ['a', 1], ['an', 1], ['dozen', 12], ['once', 1], ['twice', 2], ['double', 2], ['both', 2], ['couple', 2], ['pair', 2], ['single', 1], ['half', 0.5],
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(' ').map((word, index) => [word, index + 1] as const),
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
  return new Set([...arabicNumbers(plain).flatMap((number) => number.values), ...chineseValues(plain), ...englishNumbers(plain)]);
}
