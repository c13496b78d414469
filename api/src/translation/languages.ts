/** The languages people write in here. Content language, not interface locale (`en` / `zh-CN`). */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}


/**
 * What a post may be written in, as BCP 47 names it; `und` when nobody can tell. Chinese is `zh` in whatever script:
 * which characters it is written in is for `han-script.ts` to see.
 */
export const WRITTEN_LANGUAGES = [
  ...LANGUAGES, 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'vi', 'id', 'ru', 'uk', 'ar', 'fa', 'he', 'hi', 'th', 'el', 'und',
] as const;
export type WrittenLanguage = (typeof WRITTEN_LANGUAGES)[number];

/** Whether posts in it are read as they are: the two languages of this forum. */
export const isRead = (language: WrittenLanguage): language is Language => (LANGUAGES as readonly string[]).includes(language);
