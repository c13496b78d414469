import { describe, expect, it } from 'vitest';
import { numbersDiffer } from './numbers-differ.ts';
import { readScored } from './scored-text.ts';

describe('a number that is not that of the sentence', () => {
  const toEnglish = { source: 'zh', target: 'en' } as const;

  it.each([
    ['他接生了四千三百多个婴儿。', 'He delivered 4,300 babies.', 'He delivered 430,000 babies.'],
    ['咱们差十三个小时。', 'We differ 13 hours.', 'We are 3 hours apart.'],
    ['今天不上班。', 'Today not go to work.', 'I am off on the 14th.'],
  ])('is found: %s', (source, draft, output) => {
    expect(numbersDiffer(toEnglish, source, draft, output)).toBe(true);
  });

  it('is found where it is written in Chinese, or gone', () => {
    const toChinese = { source: 'en', target: 'zh' } as const;
    expect(numbersDiffer(toChinese, 'Rent went up to 1,450 dollars.', '租金涨到1,450美元。', '房租涨了一百四十五美元。')).toBe(true);
    expect(numbersDiffer(toChinese, 'I waited fifty minutes.', '我等了五十分钟。', '我等了十五分钟。')).toBe(true);
    expect(numbersDiffer(toChinese, 'I waited fifty minutes together.', '我一起等了五十分钟。', '我们一起等了五十分钟。')).toBe(false);
    expect(numbersDiffer(toEnglish, '我买了12个。', 'I bought 12.', 'I bought some.')).toBe(true);
  });

  it.each([
    ['他接生了四千三百多个婴儿。', 'He delivered 4300 many babies.', 'He delivered more than 4,300 babies.'],
    ['全场8折。', 'The whole field 8 fold.', 'Everything is 20% off.'],
    ['下午六点半见。', 'In the afternoon half past 6 see.', 'See you at 6:30.'],
    ['我有⟦1⟧。', 'I have ⟦1⟧.', 'I have ⟦1⟧.'],
  ])('is not what is only written otherwise: %s', (source, draft, output) => {
    expect(numbersDiffer(toEnglish, source, draft, output)).toBe(false);
  });
});

describe('an answer with scores', () => {
  it('is its text and how sure the network was', () => {
    const answer = '<font x-bergamot-sentence-index="0" x-bergamot-sentence-score="-0.71"><font x-bergamot-word-index="0" x-bergamot-word-score="-1.4">Tom</font> <font x-bergamot-word-index="1" x-bergamot-word-score="-0.1">&amp;</font> &lt;Ann&gt;</font>';
    expect(readScored(answer)).toEqual({ text: 'Tom & <Ann>', sure: -0.71 });
  });

  it('is not trusted without a score', () => {
    expect(readScored('words')).toEqual({ text: 'words', sure: -Infinity });
    expect(readScored('<font x-bergamot-sentence-score="nan">words</font>').sure).toBe(-Infinity);
  });
});
