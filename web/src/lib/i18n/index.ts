import { page } from '$app/state';
import type { Key, Translate, Values } from './translate.ts';
import { fallbackKey, knownErrors } from './error-keys.ts';

export { contentLanguageOf, isLocale, locales, type Locale, type Namespace } from '@laoyou/locales/choose.ts';
export { formatNumber, fullDate, shortDate } from './format.ts';
export { loadTexts, needTexts, withTexts } from './load-texts.ts';
export type { Key, Translate, Values };

/** The text of a key in the reader's language. For markup and event handlers; follows a change of language. */
export const t: Translate = (key, values) => page.data.t?.(key, values) ?? '';

/** What the API's error means, in the reader's language. Needs the `errors` namespace. */
export function errorText(error: { code?: string | undefined; params?: Values | undefined }): string {
  const key = error.code && knownErrors(error.code) ? (`errors:${error.code}` as Key) : fallbackKey;
  const { seconds } = error.params ?? {};
  return t(key, typeof seconds === 'number' ? { ...error.params, count: seconds } : error.params);
}
