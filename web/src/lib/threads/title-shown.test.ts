import { expect, it } from 'vitest';
import { shownTitle, usualView } from './title-shown.ts';

const titled = { title: '番茄炒蛋', language: 'zh', titleTranslation: { language: 'en', state: 'ready', text: 'Tomato and egg', engine: 'gloss', quality: 'draft' } } as const;

it('shows a translated title with its original one look away', () => {
  expect(shownTitle(titled, 'translated')).toEqual({
    text: 'Tomato and egg', lang: 'en', other: { text: '番茄炒蛋', lang: 'zh-CN' }, kind: 'draft', pending: false,
  });
});

it('shows the original where it is asked for, not there yet, or all there is', () => {
  expect(shownTitle(titled, 'original')).toMatchObject({ text: '番茄炒蛋', other: null, kind: null });
  const pending = { ...titled, titleTranslation: { ...titled.titleTranslation, state: 'pending', text: null } };
  expect(shownTitle(pending, 'translated')).toMatchObject({ text: '番茄炒蛋', lang: 'zh-CN', pending: true });
  expect(shownTitle({ ...titled, titleTranslation: null }, 'both')).toMatchObject({ text: '番茄炒蛋', other: null });
  expect(shownTitle({ ...titled, title: null }, 'translated').text).toBeNull();
});

it('never calls the words of people a machine translation', () => {
  for (const engine of ['human', 'author', 'author-adopted'] as const) {
    expect(shownTitle({ ...titled, titleTranslation: { ...titled.titleTranslation, engine, quality: 'high' } }, 'translated').kind).toBe(engine);
  }
  expect(shownTitle({ ...titled, titleTranslation: { ...titled.titleTranslation, engine: 'deepl', quality: null } }, 'translated').kind).toBe('standard');
});

it('names Chinese by the characters it is shown in', () => {
  expect(shownTitle(titled, 'translated', 'tw').other).toEqual({ text: '番茄炒蛋', lang: 'zh-Hant-TW' });
  expect(shownTitle(titled, 'original', 'hk').lang).toBe('zh-Hant-HK');
});

it('does not translate for who reads both', () => {
  expect(usualView({ reads: ['en', 'zh'], view: 'translated' })).toBe('original');
  expect(usualView({ reads: ['zh'], view: 'both' })).toBe('both');
});
