import { expect, test } from 'vitest';
import { sentenceBoundaries } from './sentence-boundaries.ts';

function split(text: string): string[] {
  const cuts = [0, ...sentenceBoundaries(text), text.length];
  return cuts.slice(1).map((end, index) => text.slice(cuts[index], end).trim());
}
/** `|` marks where the text has to be split. */
const cases = (list: string[]) => list.map((marked) => [marked] as const);

test.each(cases([
  'Rent went up again. |Is it the same for you? |I hope not!',
  'Mr. Smith met Dr. Lee at 3 p.m. on Monday.',
  'The shop closes at 3 p.m. |The other one stays open.',
  'Bring snacks, e.g. Oreos, i.e. cookies.',
  'The U.S. Army base is near. |It is big.',
  'I paid $3.50 for it. |It was $2.80 before.',
  'J. K. Rowling wrote it. |So did I. |We both did.',
  '"What?" she said. |"Go home." |He left.',
  'Wait... what? |Really?! |Yes.',
  'Hmm... |Then we left.',
  'See No. 5 for details. |No. |Not that one.',
  'Great! 😀 |See you there.',
  'I saw it on example.com today. |Nice.',
  'Eggs, milk, etc. |Then we went home.',
  'It costs 5. |3 people came.',
  '(This is one. This is two.) |Next.',
  'We use Node.js v20.1 here. |It works.',
  'I live on St. Mark St. |The rent is high.',
  'Lives in Washington, D.C. and works there.',
]))('English: %s', (marked) => {
  expect(split(marked.replaceAll('|', ''))).toEqual(marked.split('|').map((part) => part.trim()));
});

test.each(cases([
  '房租又涨了。|你们那边也是吗？|希望不是！',
  '他说：“你好。我走了。”|然后离开了。',
  '“太贵了。”他说。|我同意。',
  '早上去了超市；|下午去了医院。',
  '我想……|算了。',
  '什么？！|真的吗？？|对。',
  '今天吃了火锅😋 |明天见',
  '太好吃了！😋😋 |下次再来。',
  '一斤3.5元。|以前2.8元。',
  '（见下图。）|谢谢。',
  '好吃!|下次还来.|真的',
  '用的是 iPhone。|It works well. |你呢？',
  '我喜欢🍎手机。',
  '等等……之类的东西。',
  '他问“为什么？”，没人回答。',
]))('Chinese: %s', (marked) => {
  expect(split(marked.replaceAll('|', ''))).toEqual(marked.split('|').map((part) => part.trim()));
});

test('a text without any full stop is cut at commas, and no character is lost', () => {
  const text = '今天我去买菜，'.repeat(200);
  const parts = split(text);
  expect(parts.join('')).toBe(text);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(400);
  expect(split('😀'.repeat(500)).join('')).toBe('😀'.repeat(500));
});

test('hostile runs of brackets, stops and quotes take no noticeable time', () => {
  for (const unit of ['(', '“', '."', '. ', '。', '……', '😀 ', 'a.', '中😀 ', '“。”']) {
    const began = performance.now();
    sentenceBoundaries(unit.repeat(20_000 / unit.length));
    expect(performance.now() - began, unit).toBeLessThan(500);
  }
});
