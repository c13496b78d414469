import type { Translate } from '$lib/i18n';
import { languageName } from '$lib/i18n/languages.ts';
import type { Engine } from './shapes.ts';

const twoWays = ['en zh', 'zh en'];

/** What it translates, in words: one line, or one for each language it translates into. */
export function languagesOf({ pairs }: Pick<Engine, 'pairs'>, t: Translate, locale: string): string[] {
  if (pairs.map(({ source, target }) => `${source} ${target}`).sort().join() === twoWays.join()) return [t('engines:languages.both')];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return [...new Set(pairs.map(({ target }) => target))].map((target) => t('engines:languages.into', {
    target: languageName(target, locale),
    sources: list.format(pairs.filter((pair) => pair.target === target).map(({ source }) => languageName(source, locale))),
  }));
}
