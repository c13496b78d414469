import { expect, test } from 'vitest';
import type { Language } from './languages.ts';
import { planWork } from './plan-work.ts';

const wanted = (markdown: string, language: Language, title: string | null = null) =>
  planWork({ postId: 'p', version: 3, language, title, markdown }).map((job) => job.language);

test('a post is translated into the other language', () => {
  expect(planWork({ postId: 'p', version: 3, language: 'en', title: null, markdown: 'Hello there.' })).toEqual([{ postId: 'p', language: 'zh', version: 3 }]);
  expect(wanted('大家好。', 'zh')).toEqual(['en']);
});
test('a mixed post is translated into both', () => {
  expect(wanted('My aunt wrote this.\n\n> 今天的菜太贵了。', 'en')).toEqual(['en', 'zh']);
});
test('names and scraps in the other script do not make a post mixed', () => {
  expect(wanted('我的 iPhone 坏了。\n\nOK!', 'zh')).toEqual(['en']);
});
test('what reads the same everywhere needs none', () => {
  expect(wanted('😀 42\n\n```js\nlet english = "words in code";\n```', 'en')).toEqual([]);
});
test('a title counts', () => {
  expect(wanted('😀', 'en', 'Rent is going up')).toEqual(['zh']);
  expect(wanted('房租涨了。', 'zh', 'Rent is going up again')).toEqual(['en', 'zh']);
});
test('sentences count as what they are, whatever the post claims', () => {
  expect(wanted('This is all written in English, you see.', 'zh')).toEqual(['zh']);
});
