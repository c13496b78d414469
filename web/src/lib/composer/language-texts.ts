import type { WrittenLanguage } from '$lib/api/shapes.ts';
import { languageName } from '$lib/i18n/languages.ts';
import type { Translate } from '$lib/i18n';

const isRead = (language: WrittenLanguage) => language === 'en' || language === 'zh';

/** "Detected: Japanese". */
export function detectedText(language: WrittenLanguage, t: Translate, locale: string): string {
  return isRead(language) ? t(`posting:language.detected.${language}`) : t('posting:language.detected.other', { language: languageName(language, locale) });
}

/** "And translated back into English". */
export function backText(language: WrittenLanguage, t: Translate): string {
  return t(isRead(language) ? `posting:ahead.back.${language}` : 'posting:ahead.back.other');
}
