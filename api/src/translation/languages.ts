/** The languages people write in here. Content language, not interface locale (`en` / `zh-CN`). */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** Every language a post in `source` could be asked for in. */
export function otherLanguages(source: Language): Language[] {
  return LANGUAGES.filter((language) => language !== source);
}
