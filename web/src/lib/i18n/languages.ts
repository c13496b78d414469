import type { Script, WrittenLanguage } from '$lib/api/shapes.ts';
import type { Translate } from './translate.ts';

const scriptTags: Record<Script, string> = { written: 'zh-CN', cn: 'zh-Hans', tw: 'zh-Hant-TW', hk: 'zh-Hant-HK' };

/** How a page names a language in `lang`; Chinese by the characters it is shown in. */
export function htmlLang(language: WrittenLanguage, script: Script = 'written'): string {
  return language === 'zh' ? scriptTags[script] : language;
}

/** A guess for what carries no language of its own, such as a note: in Chinese where there is a Han character. */
export const langOf = (text: string): string => htmlLang(/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

/** What can be chosen for a post besides the two that are read here. */
export const otherLanguages = ['ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'vi', 'id', 'ru', 'uk', 'ar', 'fa', 'he', 'hi', 'th', 'el'] as const satisfies readonly WrittenLanguage[];

const marks: Partial<Record<WrittenLanguage, string>> = { zh: '中', ja: '日', ko: '한', und: '?' };

/** The two or three letters that stand before a post. */
export function languageMark(language: WrittenLanguage): string {
  return marks[language] ?? language.toUpperCase();
}

const names = new Map<string, Intl.DisplayNames>();

/** "Japanese" / "日语". */
export function languageName(language: WrittenLanguage, locale: string): string {
  let found = names.get(locale);
  if (!found) names.set(locale, (found = new Intl.DisplayNames(locale, { type: 'language' })));
  return found.of(language) ?? language;
}

/** Neither of the two languages that are read here. */
export const isOther = (language: WrittenLanguage): boolean => language !== 'en' && language !== 'zh';

/** "Written in Japanese" / "原文为日语". */
export function writtenIn(language: WrittenLanguage, t: Translate, locale: string): string {
  if (language === 'en' || language === 'zh') return t(`site:thread.written_in.${language}`);
  return language === 'und' ? t('site:thread.written_in.unknown') : t('site:thread.written_in.other', { language: languageName(language, locale) });
}

/** Whether a form's value is a language a post may be in. */
export function isWritten(value: unknown): value is WrittenLanguage {
  return value === 'en' || value === 'zh' || (otherLanguages as readonly unknown[]).includes(value);
}
