import type { Paragraph } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from './markdown.ts';
import { protect, restore } from './protect.ts';
import { plainText } from './segment.ts';

const inline = (markdown: string) => (parseMarkdown(markdown).root.children[0] as Paragraph).children;
const text = (markdown: string) => protect(inline(markdown)).text;

describe('protect', () => {
  test.each([
    ['Run `npm i` first', 'Run ⟦1⟧ first'],
    ['See https://example.com/a?b=1, please', 'See ⟦1⟧, please'],
    ['Ask @alice about it', 'Ask ⟦1⟧ about it'],
    ['I love 👨‍👩‍👧🎉 parties', 'I love ⟦1⟧ parties'],
    ['See [the **new** list](/c/x) here', 'See ⟦1⟧the ⟦2⟧new⟦/2⟧ list⟦/1⟧ here'],
    ['A *b* and ~~c~~ d', 'A ⟦1⟧b⟦/1⟧ and ⟦2⟧c⟦/2⟧ d'],
    ['Literal ⟦1⟧ marks', 'Literal ⟦1⟧1⟦2⟧ marks'],
    ['Tagged #food today', 'Tagged ⟦1⟧ today'],
    ['今天 #美食# 很多', '今天 ⟦1⟧ 很多'],
    ['Mail me@example.com now', 'Mail ⟦1⟧ now'],
    ['The <b>old</b> way', 'The ⟦1⟧old⟦2⟧ way'],
    ['A note[^1] here\n\n[^1]: x', 'A note⟦1⟧ here'],
    ['Line *one\ntwo* end', 'Line ⟦1⟧one⟦2⟧two⟦/1⟧ end'],
    ['5 apples, #1 in town & 3 < 4', '5 apples, #1 in town & 3 < 4'],
  ])('%s', (markdown, expected) => {
    expect(text(markdown)).toBe(expected);
  });

  test('what stands at the ends, or around everything, need not pass through an engine', () => {
    expect(text('@alice thanks a lot! 😀🎉')).toBe('thanks a lot!');
    expect(text('**Bold all over**')).toBe('Bold all over');
    expect(text('[Read *this*](/x)')).toBe('Read ⟦1⟧this⟦/1⟧');
  });

  test('hostile runs of emoji take no noticeable time', () => {
    for (const unit of ['😀', '👨‍👩‍👧', '🇨🇳', '1️⃣', '😀 ', '\u200d', '🏴']) {
      const began = performance.now();
      protect([{ type: 'text', value: `a${unit.repeat(2_000)}b` }]);
      expect(performance.now() - began, unit).toBeLessThan(500);
    }
  });
});

describe('restore', () => {
  test('brings back what an echo returns, character for character', () => {
    for (const markdown of ['@alice  see [ the **x** ](/y), `a` 😀 https://e.com ⟦1⟧ !', '**😀 all** of it', '😀 a', 'a`b`s and `c`, ok']) {
      const nodes = inline(markdown);
      const content = protect(nodes);
      expect(plainText(restore(content, content.text))).toBe(plainText(nodes));
    }
  });
  test('marks may come back in another order', () => {
    const content = protect(inline('Use `a` with [text](/x) now'));
    const nodes = restore(content, '⟦2⟧文字⟦/2⟧配合⟦1⟧使用');
    expect(plainText(nodes)).toBe('文字配合a使用');
    expect(nodes[0]).toMatchObject({ type: 'link', url: '/x', children: [{ value: '文字' }] });
    expect(nodes[2]).toMatchObject({ type: 'inlineCode', value: 'a' });
  });
  test('code glued to an English word gets its space, next to Chinese it stays', () => {
    const content = protect(inline('先用`npm`安装'));
    expect(plainText(restore(content, 'Use⟦1⟧to install'))).toBe('Use npm to install');
    expect(plainText(restore(content, '先⟦1⟧装'))).toBe('先npm装');
  });
  test('markup in an engine’s output is text', () => {
    expect(restore(protect(inline('Hi there')), '<b>**x**</b>')).toEqual([{ type: 'text', value: '<b>**x**</b>' }]);
  });
});
