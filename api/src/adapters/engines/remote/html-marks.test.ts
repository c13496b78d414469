import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from './html-marks.ts';

const ONCE: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decodeOnce = (html: string) => html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ONCE[name]!);
const echo = (sentence: string, server = (html: string) => html, target: 'en' | 'zh' = 'zh') => {
  const { html, unwrap } = wrap(sentence);
  return unwrap(server(html), target);
};

const word = fc.oneof(fc.constantFrom('fish & chips', 'a < b', '5 > 3', '&lt;', '&amp;amp;', '&#60;b&#62;', '&copy', 'AT&T', '鱼', '<b', 'x="y"', "it's", '</', 'id="1"', ' '), fc.string());
const clean = (text: string) => text.replace(/[⟦⟧\n\r]/g, '');
const sentence = fc.array(fc.tuple(word, fc.integer({ min: 0, max: 3 })), { maxLength: 8 }).map((parts) =>
  parts.map(([text, kind], index) => clean(text) + (kind === 0 ? `⟦${index + 1}⟧` : kind === 1 ? `⟦${index + 1}⟧${clean(text)}⟦/${index + 1}⟧` : '')).join(''));

describe('marks as HTML', () => {
  it('come back as they went, whether the server decodes its answer or not', () => {
    fc.assert(fc.property(sentence, (text) => {
      expect(echo(text)).toBe(text);
      expect(echo(text, decodeOnce)).toBe(text);
    }), { numRuns: 500 });
  });

  it.each<[string, (html: string) => string]>([
    ['other quotes and spaces', (html) => html.replace(/ id="(\d+)"/g, "  id = '$1' ").replace(/<\/(\w+)>/g, '</$1 >')],
    ['no quotes, more attributes', (html) => html.replace(/ id="(\d+)"/g, ' class=x id=$1')],
    ['capitals', (html) => html.replace(/<(\/?)(code|span)/g, (tag) => tag.toUpperCase())],
    ['words put into what is not to be translated', (html) => html.replace(/>2<\/code>/, '>二</code>')],
    ['an atom without content', (html) => html.replace(/>2<\/code>/, '/>')],
  ])('are read with %s', (_, server) => {
    expect(echo('The ⟦1⟧menu of ⟦2⟧⟦/1⟧ here', server)).toBe('The ⟦1⟧menu of ⟦2⟧⟦/1⟧ here');
  });

  it('may move', () => {
    const { unwrap } = wrap('⟦1⟧ costs ⟦2⟧more⟦/2⟧');
    expect(unwrap('<span id="2">更贵</span>的是<code id="1">1</code>', 'zh')).toBe('⟦2⟧更贵⟦/2⟧的是⟦1⟧');
  });

  it.each<[string, (html: string) => string]>([
    ['closes what was not opened', (html) => html.replace('<span id="1">', '')],
    ['opens what is not there', (html) => html.replace('id="1"', 'id="7"')],
    ['loses a number', (html) => html.replace(' id="1"', '')],
    ['leaves code open', (html) => html.replace('</code>', '')],
    ['makes code of a pair', (html) => html.replace('<span id="1">', '<code id="1">x</code>')],
    ['loses words that stayed here', (html) => html.replace(/<code id="3".*?<\/code>/, '')],
    ['doubles words that stayed here', (html) => html.replace(/<code id="3".*?<\/code>/, '$&$&')],
  ])('hold a torn mark when the answer %s', (_, server) => {
    const text = 'The ⟦1⟧menu⟦/1⟧ of ⟦2⟧ &lt; here';
    expect(echo(text)).toBe(text);
    expect(echo(text, server)).toMatch(/⟦\?⟧/);
  });

  it('keep words apart that were translated piece by piece', () => {
    const { unwrap } = wrap('先看⟦1⟧菜单⟦/1⟧再说');
    expect(unwrap('First see<span id="1">the menu</span>then speak', 'en')).toBe('First see ⟦1⟧the menu⟦/1⟧ then speak');
    expect(unwrap('See <span id="1">the menu</span>, then (speak)', 'en')).toBe('See ⟦1⟧the menu⟦/1⟧, then (speak)');
    expect(wrap('See ⟦1⟧menu⟦/1⟧ X').unwrap('看<span id="1">menu</span>X', 'zh')).toBe('看⟦1⟧menu⟦/1⟧X');
  });

  it('takes no longer for hostile answers', () => {
    const { unwrap } = wrap('x ⟦1⟧');
    const began = performance.now();
    for (const piece of ['<code id="1">', '<code id="1">x</code>', '<span ', '<code', '&#', '< id=', '</span>', '<span id="1" ']) unwrap(piece.repeat(100_000), 'zh');
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
