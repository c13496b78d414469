import type { Cookies } from '@sveltejs/kit';
import { chooseLocale, contentLanguageOf, type Locale } from '@laoyou/locales/choose.ts';
import type { ContentLanguage, Prefs, Script, Theme, View, Viewer } from '$lib/api/shapes.ts';

export const cookieNames = {
  locale: 'laoyou_ui',
  reads: 'laoyou_reads',
  view: 'laoyou_view',
  script: 'laoyou_script',
  theme: 'laoyou_theme',
  timeZone: 'laoyou_tz',
} as const;

const views: View[] = ['original', 'translated', 'both'];
const scripts: Script[] = ['written', 'cn', 'tw', 'hk'];
const themes: Theme[] = ['auto', 'light', 'dark'];
const readings: Record<string, ContentLanguage[]> = { en: ['en'], zh: ['zh'], 'en.zh': ['en', 'zh'] };

export const asView = (value: unknown): View | undefined => views.find((view) => view === value);
export const asScript = (value: unknown): Script | undefined => scripts.find((script) => script === value);
export const asTheme = (value: unknown): Theme | undefined => themes.find((theme) => theme === value);
export const asReads = (value: unknown): ContentLanguage[] | undefined => readings[String(value)];

/** How this person wants pages: account, else cookies, else the browser's languages. */
export function preferencesOf(viewer: Viewer | null, cookies: Pick<Cookies, 'get'>, acceptLanguage: string | null): Prefs {
  const locale: Locale = chooseLocale(viewer?.interfaceLanguage, cookies.get(cookieNames.locale), acceptLanguage);
  const own = contentLanguageOf(locale);
  const reads = viewer?.reads ?? asReads(cookies.get(cookieNames.reads)) ?? [own];
  return {
    locale,
    lang: reads.includes(own) ? own : (reads[0] ?? own),
    reads,
    view: viewer?.view ?? asView(cookies.get(cookieNames.view)) ?? 'translated',
    script: viewer?.script ?? asScript(cookies.get(cookieNames.script)) ?? 'written',
    theme: viewer?.theme ?? asTheme(cookies.get(cookieNames.theme)) ?? 'auto',
    timeZone: asTimeZone(cookies.get(cookieNames.timeZone)) ?? 'UTC',
  };
}

/** The preferences of one page, whose address may ask for other characters: `?script=written`. */
export function prefsAt({ searchParams }: Pick<URL, 'searchParams'>, prefs: Prefs): Prefs {
  return { ...prefs, script: asScript(searchParams.get('script')) ?? prefs.script };
}

/** `script` as the API wants it in a query: left out where Chinese stays as written. */
export const inScript = (script: Script): { script?: Script } => (script === 'written' ? {} : { script });

function asTimeZone(name: string | undefined): string | undefined {
  if (!name || name.length > 64) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The languages ticked in a form, the person's own first; none ticked stays none, for the API to refuse. */
export function readsIn(sent: FormData, own: ContentLanguage): ContentLanguage[] {
  const ticked = sent.getAll('reads').flatMap((value): ContentLanguage[] => (value === 'en' || value === 'zh' ? [value] : []));
  return ticked.sort((a, b) => Number(b === own) - Number(a === own));
}

const year = 365 * 24 * 3600;

/** Remembers choices in the browser: all there is for who has no account, and what is used after signing out. */
export function keepInBrowser(cookies: Pick<Cookies, 'set'>, chosen: { [Name in keyof Prefs]?: Prefs[Name] | undefined }): void {
  for (const [name, cookie] of Object.entries(cookieNames)) {
    const value = chosen[name as keyof typeof cookieNames];
    // Not secret, and wanted on plain http at home as well.
    if (value) cookies.set(cookie, [value].flat().join('.'), { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true, secure: false });
  }
}
