import { expect, it } from 'vitest';
import { surplus } from './surplus.ts';

it('of a thousand clauses takes no longer than it may, and sees what was added at the end', () => {
  const clauses = Array.from({ length: 1500 }, (_, index) => index);
  const words = clauses.map((index) => ({ text: 'cat', from: index * 5, to: index * 5 + 3, others: Array.from({ length: 8 }, (_, near) => Math.max(0, index - near)), name: false, light: false }));
  const text = 'cat, '.repeat(clauses.length);
  const began = performance.now();
  const plain = surplus({ text, language: 'en', words });
  const said = words.map((word, index) => (index < 1490 ? word : { ...word, others: [3] }));
  expect(surplus({ text, language: 'en', words: said })).toBeGreaterThan(plain);
  expect(performance.now() - began).toBeLessThan(3000);
});

it('takes no longer where each word may say many of the other text, as in Chinese', () => {
  const places = Array.from({ length: 1000 }, (_, index) => index);
  const words = places.map((index) => ({ text: '点', from: index * 2, to: index * 2 + 1, others: Array.from({ length: 100 }, (_, near) => (index * 7 + near * 3) % 500), name: false, light: false }));
  const began = performance.now();
  surplus({ text: '点，'.repeat(words.length), language: 'zh', words });
  expect(performance.now() - began).toBeLessThan(2000);
});
