import { describe, expect, test } from 'vitest';
import { termFinder } from './glossary.ts';
import type { GlossaryTerm, Terms } from './ports.ts';

const term = (from: string, to: string, rest: Partial<GlossaryTerm> = {}): GlossaryTerm => ({ source: 'en', target: 'zh', from, to, caseSensitive: false, ...rest });
const finder = (...terms: GlossaryTerm[]) => termFinder({ version: 1, terms }, { source: terms[0]!.source, target: terms[0]!.target });
const found = (text: string, ...terms: GlossaryTerm[]) => finder(...terms)(text).map(({ at, length, term: { to } }) => `${text.slice(at, at + length)}=${to}`);

describe('terms in English', () => {
  test.each([
    ['We shop at Costco.', ['Costco=开市客']],
    ['costco, COSTCO and Costcoish', ['costco=开市客', 'COSTCO=开市客']],
    ['precostco and costco2', []],
    ["Costco's hot dog", ['Costco=开市客']],
  ])('%s', (text, expected) => expect(found(text, term('Costco', '开市客'))).toEqual(expected));

  test('the longest wins, wherever it stands in the list', () => {
    expect(found('A rice cooker is no rice', term('rice', '米'), term('rice cooker', '电饭煲'))).toEqual(['rice cooker=电饭煲', 'rice=米']);
  });
  test('a plural is the term', () => {
    expect(found('two rice cookers, three lunches', term('rice cooker', '电饭煲'), term('lunch', '午饭'))).toEqual(['rice cookers=电饭煲', 'lunches=午饭']);
  });
  test('short words and names have no plural that is another word', () => {
    expect(found('she uses the news', term('us', '我们'), term('new', '新'))).toEqual([]);
  });
  test('whichever apostrophe', () => {
    expect(found('at Trader Joe’s', term("Trader Joe's", '缺德舅'))).toEqual(['Trader Joe’s=缺德舅']);
  });
  test('case counts where it is asked for', () => {
    expect(found('us and the US', term('US', '美国', { caseSensitive: true }))).toEqual(['US=美国']);
  });
  test('of two equal ones the first in the list, a community’s own', () => {
    expect(found('my deposit', term('deposit', '押金'), term('deposit', '存款'))).toEqual(['deposit=押金']);
  });
  test('letters that grow in lower case do not move places', () => {
    expect(found('İİİ rent', term('rent', '房租'))).toEqual(['rent=房租']);
  });
});

describe('terms in Chinese', () => {
  const zh = (from: string, to: string) => term(from, to, { source: 'zh', target: 'en' });
  test('stand between other words', () => {
    expect(found('我在拼多多上买的电饭煲', zh('拼多多', 'Pinduoduo'), zh('电饭煲', 'rice cooker'))).toEqual(['拼多多=Pinduoduo', '电饭煲=rice cooker']);
  });
  test('of one character and with Latin letters', () => {
    expect(found('这瓜保熟，B站见', zh('瓜', 'gossip'), zh('B站', 'Bilibili'))).toEqual(['瓜=gossip', 'B站=Bilibili']);
    expect(found('ABB站', zh('B站', 'Bilibili'))).toEqual([]);
  });
});

test('five thousand terms cost no more than a moment, on a hostile text too', () => {
  const terms: Terms = { version: 1, terms: Array.from({ length: 5000 }, (_, index) => term(`rent${index}x`, `租${index}`)) };
  const find = termFinder(terms, { source: 'en', target: 'zh' });
  expect(termFinder(terms, { source: 'en', target: 'zh' })).toBe(find);
  const began = performance.now();
  expect(find('rent4999x and '.repeat(1400))).toHaveLength(1400);
  find('rent'.repeat(5_000));
  expect(performance.now() - began).toBeLessThan(500);
});
