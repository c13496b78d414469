import { describe, expect, it } from 'vitest';
import { catalogues, locales, namespaces, type Key } from '@laoyou/locales';
import { serverTexts } from './server-texts.ts';
import { readCatalogue } from './translate.ts';

const bare = (key: string) => key.replace(/_(one|other)$/, '');
const slots = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '');

describe.each(locales)('the browser’s reader of %s', (locale) => {
  const browser = readCatalogue(locale, catalogues[locale]);
  const server = serverTexts(locale);
  const all = namespaces.flatMap((namespace) => Object.entries(catalogues[locale][namespace]).map(([key, text]) => ({ key: `${namespace}:${bare(key)}` as Key, text })));

  it('says what i18next says, for every key and every count', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const { key, text } of all) {
      for (const count of [0, 1, 2, 5, 21, 1204]) {
        const values = { ...Object.fromEntries(slots(text).map((name) => [name, `<${name}> & "x"`])), count, number: 4, min: 3, max: 20_000 };
        expect(browser(key, values), key).toBe(server(key, values));
      }
      if (slots(text).length === 0) expect(browser(key), key).toBe(server(key));
    }
  });

  it('finds a text for every key without leaving a placeholder', () => {
    for (const { key, text } of all) {
      const values = { ...Object.fromEntries(slots(text).map((name) => [name, 'x'])), count: 1, max: 1 };
      expect(server(key, values), key).not.toMatch(/\{\{|\}\}/);
      expect(server(key, values), key).not.toBe(key.slice(key.indexOf(':') + 1));
    }
  });

  it('shows the name of a text that is missing, as i18next does', () => {
    expect(browser('common:no.such' as Key)).toBe('no.such');
    expect(server('common:no.such' as Key)).toBe('no.such');
  });
});

it('writes numbers as the locale does', () => {
  expect(serverTexts('en')('errors:post.body_too_long', { max: 20_000 })).toContain('20,000');
});
