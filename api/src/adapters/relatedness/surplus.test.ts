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
