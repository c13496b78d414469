/** The interface languages, and which one a person sees. Imports no catalogue, so a browser can load it. */
export const locales = ['en', 'zh-CN'] as const;
export type Locale = (typeof locales)[number];

/** The catalogues of one locale: one JSON file each, flat, keys are `subject.fact`, plurals end in `_one` / `_other`. */
export const namespaces = ['common', 'errors', 'accounts', 'posting', 'site', 'reading', 'about', 'glossary', 'corrections', 'engines', 'operate'] as const;
export type Namespace = (typeof namespaces)[number];

export const defaultLocale: Locale = 'en';

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** The language people write in, for a given interface. */
export function contentLanguageOf(locale: Locale): 'en' | 'zh' {
  return locale === 'zh-CN' ? 'zh' : 'en';
}

/** Picks a locale from an Accept-Language header; any Chinese counts as zh-CN, the reader's order and weights decide. */
export function localeFromHeader(header: string | null | undefined): Locale {
  const wishes = (header ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const q = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find(Boolean);
      return { tag: tag.trim(), weight: q === undefined ? 1 : Number(q), position };
    })
    .filter((wish) => wish.tag !== '' && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  for (const { tag } of wishes) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return defaultLocale;
}

/** Account first, then cookie, then what the browser asks for. */
export function chooseLocale(account: string | null | undefined, cookie: string | null | undefined, header: string | null | undefined): Locale {
  if (isLocale(account)) return account;
  if (isLocale(cookie)) return cookie;
  return localeFromHeader(header);
}
