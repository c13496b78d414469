import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';

const sides = (before: string, after: string) => {
  const pieces = compareTexts(before, after);
  const read = (kind: 'added' | 'removed') => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join('');
  return { pieces, before: read('added'), after: read('removed') };
};

describe('comparing two versions', () => {
  it('marks the words that changed, and only those', () => {
    expect(compareTexts('The rent is 800 a month.', 'The rent is 850 a month.')).toEqual([
      { kind: 'same', text: 'The rent is ' },
      { kind: 'removed', text: '800' },
      { kind: 'added', text: '850' },
      { kind: 'same', text: ' a month.' },
    ]);
  });

  it('marks single characters of Chinese', () => {
    expect(compareTexts('房租八百块', '房租九百块')).toEqual([
      { kind: 'same', text: '房租' },
      { kind: 'removed', text: '八' },
      { kind: 'added', text: '九' },
      { kind: 'same', text: '百块' },
    ]);
  });

  it('never loses a character of either side', () => {
    let seed = 7;
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const words = ['a', 'bee', '你', '好', ' ', '\n', '，', '12', '👍', '**'];
    const text = () => Array.from({ length: random(120) }, () => words[random(words.length)]).join('');
    for (let i = 0; i < 300; i++) {
      const [before, after] = [text(), text()];
      const read = sides(before, after);
      expect(read.before).toBe(before);
      expect(read.after).toBe(after);
    }
  });

  it('stays quick when everything is new', () => {
    const [before, after] = ['ab '.repeat(6000), '你好'.repeat(9000)];
    const started = performance.now();
    const read = sides(before, after);
    expect(performance.now() - started).toBeLessThan(2000);
    expect([read.before, read.after]).toEqual([before, after]);
  });
});
