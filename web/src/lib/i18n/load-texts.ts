import type { Locale, Namespace } from '@laoyou/locales/choose.ts';
import { readCatalogue, type Translate } from './translate.ts';

type Table = Record<string, string>;

/** What every page needs; the rest comes with the page that uses it (`needTexts`). */
export const coreNamespaces: Namespace[] = ['common', 'site', 'reading'];

// Browser only: public texts, one file each, the same for everybody. Fetched as the data they are, not run as programs.
const core = import.meta.env.SSR
  ? {}
  : (import.meta.glob('../../../../locales/*/{common,site,reading}.json', {
      query: '?url&no-inline',
      import: 'default',
      eager: true,
    }) as Record<string, string>);
const loaded: Partial<Record<Locale, { tables: Record<string, Table>; texts: Translate }>> = {};

function browserTexts(locale: Locale) {
  const tables: Record<string, Table> = {};
  return (loaded[locale] ??= { tables, texts: readCatalogue(locale, tables) });
}

/** The translator for a locale, with the core texts present. Called by the root layout's load on both sides. */
export async function loadTexts(locale: Locale): Promise<Translate> {
  if (import.meta.env.SSR) return (await import('./server-texts.ts')).serverTexts(locale);
  await needTexts(locale, coreNamespaces);
  return browserTexts(locale).texts;
}

/** Makes further namespaces present before a page that uses them is shown. On the server all are. */
export async function needTexts(locale: Locale, wanted: Namespace[]): Promise<void> {
  if (import.meta.env.SSR) return;
  const { tables } = browserTexts(locale);
  await Promise.all(
    wanted.map(async (namespace) => {
      tables[namespace] ??= await readTable(await addressOf(locale, namespace));
    }),
  );
}

async function addressOf(locale: Locale, namespace: Namespace): Promise<string | undefined> {
  const file = `../../../../locales/${locale}/${namespace}.json`;
  return core[file] ?? (await import('./further-texts.ts')).further[file];
}

async function readTable(address: string | undefined): Promise<Table> {
  const response = address ? await fetch(address) : null;
  return response?.ok ? ((await response.json()) as Table) : {};
}

/** The load of a `+layout.ts` above routes that use more than the core: `export const load = withTexts('posting', 'errors')`. */
export function withTexts(...wanted: Namespace[]) {
  return async ({ parent }: { parent: () => Promise<{ prefs: { locale: Locale } }> }): Promise<void> => {
    await needTexts((await parent()).prefs.locale, wanted);
  };
}
