import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogues, locales, namespaces, type Locale } from './index.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const entries = (locale: Locale) =>
  namespaces.flatMap((namespace) => Object.entries(catalogues[locale][namespace]).map(([key, text]) => [`${namespace}:${key}`, text] as const));
// The forms English and Chinese have; `live.too_many` is a name, not a form.
const isPlural = (key: string) => /_(one|other)$/.test(key);
const bare = (key: string) => key.replace(/_(one|other)$/, '');
const slots = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

describe('the catalogues', () => {
  it('exist for every namespace, with no others beside them', () => {
    for (const locale of locales) {
      expect(readdirSync(new URL(locale, import.meta.url)).sort()).toEqual(namespaces.map((name) => `${name}.json`).sort());
    }
  });

  it('have the same keys', () => {
    const [en, zh] = locales.map((locale) => [...new Set(entries(locale).map(([key]) => bare(key)))].sort());
    expect(zh).toEqual(en);
  });

  it('name no key twice in a file', () => {
    for (const locale of locales) {
      for (const namespace of namespaces) {
        const source = read(`./${locale}/${namespace}.json`);
        const names = [...source.matchAll(/^\s*"([^"]+)"\s*:/gm)].map(([, name]) => name);
        expect(names, `${locale}/${namespace}`).toEqual([...new Set(names)]);
        expect(names).toHaveLength(Object.keys(catalogues[locale][namespace]).length);
      }
    }
  });

  it('say something in every place, without stray space', () => {
    for (const locale of locales) {
      for (const [key, text] of entries(locale)) {
        expect(text, `${locale} ${key}`).toMatch(/\S/);
        expect(text, `${locale} ${key}`).toBe(text.trim());
      }
    }
  });

  it('have exactly the plural forms their language has', () => {
    for (const locale of locales) {
      const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.map((form) => `_${form}`).sort();
      const found = new Map<string, string[]>();
      for (const [key] of entries(locale)) {
        if (isPlural(key)) found.set(bare(key), [...(found.get(bare(key)) ?? []), key.slice(bare(key).length)].sort());
      }
      for (const [key, has] of found) expect(has, `${locale} ${key}`).toEqual(forms);
    }
  });

  it('are plural in one language where they are in the other', () => {
    const plurals = (locale: Locale) => [...new Set(entries(locale).flatMap(([key]) => (isPlural(key) ? [bare(key)] : [])))].sort();
    expect(plurals('zh-CN')).toEqual(plurals('en'));
  });

  it('take the same values', () => {
    const chinese = new Map(entries('zh-CN').map(([key, text]) => [bare(key), slots(text)]));
    for (const [key, text] of entries('en')) {
      // "one minute" need not print its count.
      const wanted = chinese.get(bare(key)) ?? [];
      const optional = key.endsWith('_one') ? wanted.filter((slot) => slot !== 'count') : wanted;
      expect([wanted, optional], key).toContainEqual(slots(text));
    }
  });

  it('are written in their language', () => {
    // Names of languages in that language itself, and the marks of languages, are the same in both.
    const shared = { has: (key: string) => key.startsWith('common:language.own.') || key.startsWith('site:mark.') };
    for (const [key, text] of entries('zh-CN')) {
      const words = text.replace(/\{\{[^}]*\}\}/g, '');
      if (shared.has(key) || !/\p{L}/u.test(words)) continue;
      expect(words, key).toMatch(/\p{Script=Han}/u);
      // Half-width punctuation after a Chinese character is a slip of the keyboard.
      expect(words, key).not.toMatch(/\p{Script=Han}[,;:!?]|\p{Script=Han}\.(\s|$)/u);
    }
    for (const [key, text] of entries('en')) {
      if (!shared.has(key)) expect(text.replace(/老友|中文|简体中文|「|」/g, ''), key).not.toMatch(/[\p{Script=Han}，。；：！？]/u);
    }
  });
});

describe('the errors', () => {
  const declared = read('../api/src/failure.ts').match(/'[a-z_]+(\.[a-z_]+)?'/g)?.map((code) => code.slice(1, -1)) ?? [];
  const inSource = (folder: URL): string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .flatMap((entry) => [...readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8').matchAll(/new Failure\(\s*'([a-z_.]+)'|'x-error': '([a-z_.]+)'/g)])
      .map(([, thrown, shape]) => thrown ?? shape ?? '');

  it('are found in the source at all', () => {
    expect(declared.length).toBeGreaterThan(40);
    expect(inSource(new URL('../api/src/', import.meta.url)).length).toBeGreaterThan(10);
  });

  it.each(locales)('each have a text in %s', (locale) => {
    const codes = new Set([...declared, ...inSource(new URL('../api/src/', import.meta.url))]);
    const known = new Set(Object.keys(catalogues[locale].errors).map(bare));
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
  });
});
