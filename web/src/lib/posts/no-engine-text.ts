import type { ContentLanguage, WrittenLanguage } from '$lib/api/shapes.ts';
import type { Translate } from '$lib/i18n';
import { languageName } from '$lib/i18n/languages.ts';

/** "No engine here translates Japanese into English, so this is the original." */
export function noEngineText(language: WrittenLanguage, into: ContentLanguage, t: Translate, locale: string): string {
  if (language === 'und') return t('reading:state.language_unknown');
  return t(`reading:state.no_engine.${into}`, { language: languageName(language, locale) });
}
