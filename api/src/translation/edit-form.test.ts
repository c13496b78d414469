import { describe, expect, test } from 'vitest';
import { collectWork, takeApart } from './collect-work.ts';
import { editForm, readEdited } from './edit-form.ts';
import type { Terms } from './ports.ts';
import { plainOf, sentencesOf } from './sentences-of.ts';

const NONE: Terms = { version: 0, terms: [] };
const sentence = (markdown: string, terms = NONE) => {
  const { all } = takeApart({ title: null, markdown, language: 'en' });
  return sentencesOf(all, 'zh', collectWork(all, 'zh', terms))[0]!;
};
const edited = (markdown: string, text: string, terms = NONE) => {
  const one = sentence(markdown, terms);
  const reading = readEdited(one, text);
  return reading.kind === 'read' ? plainOf(one, reading.output) : reading;
};

describe('a sentence in a text field', () => {
  test('without marks is its words', () => {
    expect(editForm(sentence('It costs 3 * 4 [dollars].'))).toEqual({ text: 'It costs 3 * 4 [dollars].', keep: [] });
    expect(edited('It costs 3 * 4 [dollars].', '要花 3 * 4 [美元]。')).toBe('要花 3 * 4 [美元]。');
  });

  test('shows what must stay as what it is', () => {
    const one = sentence('Ask @maya to run `npm i` on **this machine**, see [the guide](https://a.example/x) 😀 first.');
    expect(editForm(one)).toEqual({
      text: 'Ask @maya to run `npm i` on **this machine**, see [the guide](4) 😀 first.',
      keep: [{ token: '@maya' }, { token: '`npm i`' }, { token: '**…**' }, { token: '[…](4)', means: 'https://a.example/x' }, { token: '😀' }],
    });
  });

  test('is read with everything in another place', () => {
    const markdown = 'Ask @maya to run `npm i` on **this machine**, see [the guide](https://a.example/x) 😀 first.';
    const one = sentence(markdown);
    const reading = readEdited(one, '先看[说明](4) 😀，再请 @maya 在**这台机器**上跑 `npm i`。');
    expect(reading).toEqual({ kind: 'read', output: '先看⟦4⟧说明⟦/4⟧ ⟦5⟧，再请 ⟦1⟧ 在⟦3⟧这台机器⟦/3⟧上跑 ⟦2⟧。' });
  });

  test.each([
    ['Run `npm i` now.', '现在跑。', '`npm i`'],
    ['A **bold** word.', '一个粗体的词。', '**…**'],
    ['See [the guide](https://a.example/x) now.', '看说明。', '[…](1)'],
    ['See [the guide](https://a.example/x) now.', '看[](1)。', '[…](1)'],
    ['Tell @maya and @wei.', '告诉 @maya。', '@wei'],
  ])('%s without its marks names the lost one', (markdown, text, token) => {
    expect(edited(markdown, text)).toEqual({ kind: 'lost', token });
  });

  test('keeps two addresses apart where one begins with the other', () => {
    expect(editForm(sentence('From https://a.example to https://a.example/b it went.')).text).toBe('From https://a.example to https://a.example/b it went.');
    const one = sentence('From https://a.example to https://a.example/b it went.');
    expect(readEdited(one, '从 https://a.example/b 到 https://a.example 。')).toEqual({ kind: 'read', output: '从 ⟦2⟧ 到 ⟦1⟧ 。' });
  });

  test('falls back to marks where words could be misread', () => {
    const one = sentence('A [very [odd] link](https://a.example) here.');
    expect(editForm(one)).toEqual({ text: 'A ⟦1⟧very [odd] link⟦/1⟧ here.', keep: [{ token: '⟦1⟧…⟦/1⟧', means: 'https://a.example' }] });
    expect(readEdited(one, '这里有个⟦1⟧怪链接⟦/1⟧。')).toMatchObject({ kind: 'read' });
  });

  test('shows terms of the glossary as their translation, and wants them', () => {
    const terms: Terms = { version: 1, terms: [{ source: 'en', target: 'zh', from: 'rent', to: '房租', caseSensitive: false }] };
    expect(editForm(sentence('My rent went up.', terms)).keep).toEqual([{ token: '房租' }]);
    expect(edited('My rent went up.', '我的房租涨了。', terms)).toBe('我的房租涨了。');
    expect(edited('My rent went up.', '我的租金涨了。', terms)).toEqual({ kind: 'lost', token: '房租' });
  });

  test('does not ask for what stands at either end, and does not double it', () => {
    expect(editForm(sentence('@maya thanks a lot 😀'))).toEqual({ text: 'thanks a lot', keep: [] });
    expect(edited('@maya thanks a lot 😀', '多谢')).toBe('@maya 多谢 😀');
    expect(edited('@maya thanks a lot 😀', '@maya 多谢 😀')).toBe('@maya 多谢 😀');
  });

  test('cannot be emptied, nor hold what nobody can read', () => {
    expect(edited('Hello there.', '。')).toMatchObject({ kind: 'unusable' });
    expect(edited('Hello there.', '你好\u0007')).toMatchObject({ kind: 'unusable' });
    expect(edited('Hello there.', '你好⟦9⟧')).toEqual({ kind: 'lost', token: '⟦9⟧' });
  });
});
