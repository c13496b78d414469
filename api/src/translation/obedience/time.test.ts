import { describe, expect, it } from 'vitest';
import { careFor, findObedience } from './index.ts';

// Posts and models may repeat themselves as often as they like.
const LENGTH = 60_000;
const filled = (unit: string) => unit.repeat(LENGTH / unit.length);

describe('takes time in proportion to the text', () => {
  it.each(['“', '「', '"a', '“– ', 'ignore ', 'say ', '请', '-', '{ '])('of %s again and again, in a post', (unit) => {
    const began = performance.now();
    careFor(filled(unit));
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it.each(['“', '-', '-.', '1', '![', 'a-', '@', '\\u'])('of %s again and again, in an answer', (unit) => {
    const began = performance.now();
    findObedience({ languages: { source: 'en', target: 'zh' }, source: filled('a b c '), target: `是的${filled(unit)}` });
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
