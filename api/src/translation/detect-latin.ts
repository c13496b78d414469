/** Which of the languages in Latin letters a text is in, where it is not English. */
import { detectAll } from 'tinyld';
import type { LanguageGuess } from './detect-language.ts';
import type { WrittenLanguage } from './languages.ts';

const KNOWN = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'vi', 'id'] as const satisfies readonly WrittenLanguage[];
/** Enough of a text to tell. */
const LONGEST = 600;
/** Syllables of pinyin: Chinese without its characters is no other language. */
const PINYIN = /^(?:(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:[aeiouüv]|ai|ei|ao|ou|an|en|ang|eng|ong|er|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ueng|üe|ue|üan))+$/i;

/**
 * Another language than English, or `undefined`. Short posts are full of names and slang, so English is given up only
 * for a language that the letters clearly speak for. `english`: how many of the words are small words of English.
 */
export function detectForeign(words: string, { latin, english }: { latin: number; english: number }): LanguageGuess | undefined {
  const marked = /[À-ɏḀ-ỿ¿¡]/.test(words);
  if (latin < (marked ? 2 : 3) || english > latin / 4) return undefined;
  const text = words.slice(0, LONGEST);
  const list = text.match(/\p{Script=Latin}+/gu) ?? [];
  if (!marked && list.every((word) => PINYIN.test(word))) return undefined;
  const scores = detectAll(text, { only: [...KNOWN] });
  const [first] = scores;
  if (!first || first.lang === 'en') return undefined;
  const own = scores.find(({ lang }) => lang === 'en')?.accuracy ?? 0;
  const enough = marked ? 0.08 : latin < 5 ? 0.5 : 0.25;
  if (first.accuracy < enough || own * 2 > first.accuracy) return undefined;
  return { language: first.lang as WrittenLanguage, confidence: Math.min(0.97, (marked ? 0.75 : 0.65) + Math.min(latin, 10) * 0.02 + first.accuracy * 0.1) };
}
