import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../api/src/translation/markdown.ts';
import { protect } from '../../../api/src/translation/protect.ts';
import { segment } from '../../../api/src/translation/segment.ts';
import { KINDS, nameSurvival, sentenceSurvival, type Kind } from './survival.ts';

function counted(markdown: string, answer: (sentence: string) => string | undefined, lang: 'en' | 'zh' = 'en') {
  const content = protect(segment(parseMarkdown(markdown).root, lang).sentences[0]!.nodes);
  const tally = sentenceSurvival(content, answer(content.text));
  return Object.fromEntries(KINDS.filter((kind) => tally[kind].total > 0).map((kind) => [kind, `${tally[kind].kept}/${tally[kind].total}`]));
}

const same = (text: string): string => text;
const RICH = 'Ask @noodle_atlas: run `npm ci` 3 times, see https://example.com/a and [this page](https://example.com/b) 🎹 #IceWithNotes or mail me@example.com now';

describe('what survives', () => {
  it('is everything when the marks come back', () => {
    expect(counted(RICH, same)).toEqual({ numbers: '1/1', links: '3/3', mentions: '1/1', code: '1/1', hashtags: '1/1', emoji: '1/1' });
  });

  it('is nothing the engine was to carry when it gives no answer', () => {
    expect(counted(RICH, () => undefined)).toEqual({ numbers: '0/1', links: '0/3', mentions: '0/1', code: '0/1', hashtags: '0/1', emoji: '0/1' });
  });

  it.each<[Kind, string, (text: string) => string]>([
    ['code', 'Run `npm ci` now', (text) => text.replace('⟦1⟧', '')],
    ['code', 'Run `npm ci` now', (text) => text.replace('⟦1⟧', '⟦1⟧ ⟦1⟧')],
    ['code', 'Run `npm ci` now', (text) => text.replace('⟦1⟧', '⟦1')],
    ['links', 'See https://example.com/a now', (text) => text.replace('⟦1⟧', 'https://example.com/a')],
    ['links', 'See [this page](https://example.com/b) now', (text) => text.replace('⟦/1⟧', '')],
    ['links', 'See [this page](https://example.com/b) now', (text) => text.replace(/⟦1⟧(.*)⟦\/1⟧/, '⟦/1⟧$1⟦1⟧')],
    ['mentions', 'I asked @noodle_atlas yesterday', (text) => text.replace('⟦1⟧', 'him')],
    ['hashtags', 'This is #IceWithNotes again', (text) => text.replace('⟦1⟧', '冰')],
    ['emoji', 'Free 🎹 for you', (text) => text.replace('⟦1⟧', '')],
  ])('misses %s in %j', (kind, markdown, spoil) => {
    expect(counted(markdown, same)).toEqual({ [kind]: '1/1' });
    expect(counted(markdown, spoil)).toEqual({ [kind]: '0/1' });
  });

  it('counts what the room holds back as kept, answer or none', () => {
    expect(counted('@noodle_atlas thanks 🎹', () => undefined)).toEqual({ mentions: '1/1', emoji: '1/1' });
  });

  it('reads numbers by value, one by one', () => {
    const source = 'I paid $3.50 for 12 eggs at 7:30';
    expect(counted(source, () => '我7点半花三块五买了一打（十二个）鸡蛋')).toEqual({ numbers: '4/4' });
    expect(counted(source, () => '我7点半花3.50美元买了10个鸡蛋')).toEqual({ numbers: '3/4' });
    expect(counted(source, () => '我买了鸡蛋')).toEqual({ numbers: '0/4' });
  });

  it('knows a discount and a weight in the other country’s way', () => {
    expect(counted('现在打8折', () => 'It is 20% off now', 'zh')).toEqual({ numbers: '1/1' });
    expect(counted('我重138斤', () => 'I weigh 69 kilos', 'zh')).toEqual({ numbers: '1/1' });
    expect(counted('我重138斤', () => 'I weigh 96 kilos', 'zh')).toEqual({ numbers: '0/1' });
  });
});

describe('names', () => {
  const names: [string, ...string[]][] = [['孟奶奶', 'Granny Meng', 'Mrs. Meng'], ['苏州', 'Suzhou']];
  it('are kept in any of their renderings, one by one', () => {
    expect(nameSurvival(names, 'mrs. Meng is in Suzhou.')).toEqual({ kept: 2, total: 2 });
    expect(nameSurvival(names, 'Granny Meng is ⟦1⟧ in Hangzhou.')).toEqual({ kept: 1, total: 2 });
    expect(nameSurvival(names, 'Dream grandma')).toEqual({ kept: 0, total: 2 });
  });
});
