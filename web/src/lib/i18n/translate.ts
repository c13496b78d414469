import type { Key } from '@laoyou/locales';

export type { Key };
export type Values = Record<string, string | number | boolean>;

/** `t('posting:reply.send')`, `t('reading:thread.replies', { count: 3 })`. */
export type Translate = (key: Key, values?: Values) => string;

type Table = Record<string, string>;

/**
 * Reads i18next's JSON without i18next: `{{name}}`, `{{name, number}}` and plural endings.
 * The server uses i18next itself; read-catalogue.test.ts proves both say the same for every key.
 */
export function readCatalogue(locale: string, tables: Record<string, Table>): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values) => {
    const colon = key.indexOf(':');
    const table = tables[key.slice(0, colon)];
    const name = key.slice(colon + 1);
    const count = values?.count;
    const text =
      (typeof count === 'number' ? (table?.[`${name}_${plurals.select(count)}`] ?? table?.[`${name}_other`]) : undefined) ??
      table?.[name];
    // A missing text shows its name: visible to us, harmless to a reader. i18next does the same.
    if (text === undefined) return name;
    if (!values) return text;
    return text.replace(/\{\{\s*(\w+)(\s*,\s*number)?\s*\}\}/g, (_whole, slot: string, asNumber?: string) => {
      const value = values[slot];
      if (value === undefined) return '';
      return asNumber && typeof value === 'number' ? numbers.format(value) : String(value);
    });
  };
}
