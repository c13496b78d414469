/** How much longer or shorter an answer is than a translation of its original would be. Pure. */
import type { Language } from '../../translation/languages.ts';

const HAN = /\p{Script=Han}/gu;
/** A code is one word, however long. */
const WORD = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}'’+/=_-]*/gu;
/** Characters of Chinese for a word of English. */
const FOR_A_WORD = 1.55;
/** A few words more or less prove nothing in a short text. */
const GRACE = 2;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const chineseLength = (text: string) => count(text, HAN) + FOR_A_WORD * count(text, WORD);
const englishLength = (text: string) => count(text, WORD) + count(text, HAN) / FOR_A_WORD;

/** Natural logarithm of how much longer the second of two texts of one language is. */
export function sameGrowth(one: string, other: string, language: Language): number {
  const length = language === 'zh' ? chineseLength : englishLength;
  return Math.log((length(other) + GRACE) / (length(one) + GRACE));
}

/** Natural logarithm of length by expected length. */
export function growth(source: string, target: string, to: Language): number {
  const [expected, got] = to === 'zh' ? [englishLength(source) * FOR_A_WORD, chineseLength(target)] : [chineseLength(source) / FOR_A_WORD, englishLength(target)];
  return Math.log((got + GRACE) / (expected + GRACE));
}
