import type { Locale } from '@laoyou/locales/choose.ts';

/** Whole sentences one after another: English puts a space between them, Chinese does not. What is missing is left out. */
export function joinSentences(locale: Locale, sentences: readonly (string | false | null | undefined)[]): string {
  return sentences.filter(Boolean).join(locale === 'zh-CN' ? '' : ' ');
}
