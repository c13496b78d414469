/** The space between two sentences, as the target language sets it: one in English, none in Chinese. */
import type { Language } from './languages.ts';

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
const WIDE_MARK = /[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;

/** What belongs between `before` and `after` when at least one of them was translated. */
export function spaceBetween(before: string, after: string, target: Language): '' | ' ' {
  const last = [...before.trimEnd().slice(-2)].at(-1) ?? '';
  const first = [...after.trimStart().slice(0, 2)][0] ?? '';
  if (last === '' || first === '') return '';
  if (WIDE_MARK.test(last)) return '';
  // Curly quotes are as wide as their language.
  const wide = (char: string) => WIDE.test(char) && (target === 'zh' || !/[“”‘’…—]/.test(char));
  return wide(last) && wide(first) ? '' : ' ';
}
