/** The tokeniser by which BLEU of Chinese is counted: every Chinese character a token, the rest like English. */
import { splitPunctuation } from './tokenize-13a.ts';
import { trimmedStart } from './white-space.ts';

/**
 * What counts as a Chinese character, exactly as in sacrebleu's `zh`. The two ranges it means for the characters
 * beyond U+FFFF are written there with four digits and one more character, which makes them U+2001–U+2A6D and
 * U+2F81–U+2FA1: so curly quotes, dashes and arrows are tokens of their own, and rare characters are not. Every
 * published score was counted that way.
 */
const CHINESE =
  /[\u3400-\u4db5\u4e00-\u9fa5\u9fa6-\u9fbb\uf900-\ufa2d\ufa30-\ufa6a\ufa70-\ufad9\u2001-\u2a6d\u2f81-\u2fa1\uff00-\uffef\u2e80-\u2eff\u3000-\u303f\u31c0-\u31ef\u2f00-\u2fdf\u2ff0-\u2fff\u3100-\u312f\u31a0-\u31bf\ufe10-\ufe1f\ufe30-\ufe4f\u3200-\u33ff]/gu;

/** Tokens of a Chinese line. */
export function tokenizeZh(line: string): string[] {
  return splitPunctuation(trimmedStart(line).replace(CHINESE, ' $& '));
}
