import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutClauses, cutLong, LONG } from './cut-long.ts';
import { estimateTokens, fillBatch, type Candidate } from './fill-batch.ts';
import { readHtml, writeHtml } from './html-marks.ts';
import { markForm } from './mark-forms.ts';
import { isReadable, normalise, restoreSeparator, withDraft } from './prepare-text.ts';
import { endAlike, endPiece, tidyOutput } from './tidy-output.ts';

describe('a sentence before it is sent', () => {
  it('has letters and digits of one width and stands on one line', () => {
    expect(normalise('  ＡＢｃ１２３，\n好 ')).toBe('ABc123，好'.replace('，好', '， 好'));
    expect(['好', 'a', '⟦1⟧', '42 …', '🎉'].map(isReadable)).toEqual([true, true, false, false, false]);
  });

  it('is told from its draft, whatever stands in it', () => {
    expect(withDraft('你好', ' hello  there')).toBe('你好 ◇ hello there');
    expect(withDraft('你好', '')).toBe('你好 ◇');
    expect(withDraft('a ◇ b', '◇')).toBe('a ◆ b ◇ ◆');
    expect(restoreSeparator('a ◇ b', '一 ◆ 二')).toBe('一 ◇ 二');
    expect(restoreSeparator('a ◆ b', '一 ◆ 二')).toBe('一 ◆ 二');
  });
});

describe('a long sentence', () => {
  const clause = { en: 'the bus was late again and the fare is higher than it was last year', zh: '公交车又晚点了而且票价比去年还要高出一大截' };
  it.each(['en', 'zh'] as const)('in %s is cut at its commas', (language) => {
    const comma = language === 'en' ? ', ' : '，';
    const sentence = Array.from({ length: 12 }, () => clause[language]).join(comma);
    const pieces = cutLong(sentence);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(sentence);
    for (const piece of pieces.slice(0, -1)) expect(piece.trimEnd()).toMatch(/[,，]$/);
  });

  it('is cut beside a pair of marks rather than within', () => {
    const sentence = `${clause.en}, ⟦1⟧${clause.en}, ${clause.en}⟦/1⟧, ${clause.en}, ${clause.en}`;
    for (const piece of cutLong(sentence)) expect((piece.match(/⟦1⟧/g) ?? []).length).toBe((piece.match(/⟦\/1⟧/g) ?? []).length);
  });

  it('loses nothing and has no piece that is too long, whatever it is', () => {
    const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('，', ', ', '⟦1⟧', '⟦/1⟧', '⟦12⟧', '好', '👩‍👩‍👧', 'word ', '3,000', 'x'.repeat(300)));
    fc.assert(fc.property(fc.array(part, { maxLength: 120 }), (parts) => {
      const sentence = parts.join('');
      const pieces = cutLong(sentence);
      expect(pieces.join('')).toBe(sentence);
      expect(pieces.every((piece) => piece !== '') || sentence === '').toBe(true);
      for (const mark of sentence.match(/⟦\/?\d+⟧/g) ?? []) expect(pieces.some((piece) => piece.includes(mark))).toBe(true);
    }), { numRuns: 200 });
  });

  it('that is short stays whole', () => {
    expect(cutLong('Short, and so on.')).toEqual(['Short, and so on.']);
    expect(estimateTokens(clause.en)).toBeLessThan(LONG.draft);
  });
});

describe('a sentence for a network that edits', () => {
  it('is cut between clauses, not within a list, a pair of marks or a clause', () => {
    const list = '我昨天去了城东新开的菜市场买了盐、糖、酱油和醋';
    expect(cutClauses(`${list}，${list}，然后就回家了。`)).toEqual([`${list}，`, `${list}，然后就回家了。`]);
    expect(cutClauses(`${list}，⟦1⟧${list}，${list}⟦/1⟧。`)).toEqual([`${list}，`, `⟦1⟧${list}，${list}⟦/1⟧。`]);
    expect(cutClauses(list.repeat(3))).toEqual([list.repeat(3)]);
  });

  it('that is short stays whole, and nothing is ever lost', () => {
    expect(cutClauses('好的，我知道了，谢谢。')).toEqual(['好的，我知道了，谢谢。']);
    fc.assert(fc.property(fc.array(fc.constantFrom('，', ', ', '：', '⟦1⟧', '⟦/1⟧', '好', 'word ', '3,000'), { maxLength: 150 }), (parts) => {
      expect(cutClauses(parts.join('')).join('')).toBe(parts.join(''));
    }), { numRuns: 100 });
  });
});

describe('the end of a translation', () => {
  it.each([
    ['Here is where I heard it:', 'zh', '这是我听到的，', '这是我听到的：'],
    ['真的吗？', 'en', 'Really', 'Really?'],
    ['他说：“走吧。”', 'en', 'He said, "Let us go', 'He said, "Let us go.'],
    ['⟦1⟧早上好。⟦/1⟧', 'en', '⟦1⟧Good morning,⟦/1⟧', '⟦1⟧Good morning.⟦/1⟧'],
    ['一周的菜谱', 'en', 'A week of recipes.', 'A week of recipes'],
    ['See you at 6 p.m.', 'zh', '下午六点见。', '下午六点见。'],
    ['下午六点见', 'en', 'See you at 6 p.m.', 'See you at 6 p.m.'],
    ['太好了！', 'en', 'Great!', 'Great!'],
    ['没关系。', 'en', "Isn't it?", "Isn't it?"],
  ] as const)('is that of its original: %s', (source, target, output, wanted) => {
    expect(endAlike(source, target, output)).toBe(wanted);
  });
});

describe('marks', () => {
  it('are numbered as the vocabulary knows them, and get their own numbers back', () => {
    const form = markForm('tokens', '看⟦12⟧，⟦3⟧我⟦/3⟧');
    expect(form.write('看⟦12⟧，⟦3⟧我⟦/3⟧')).toBe('看⟦1⟧，⟦2⟧我⟦/2⟧');
    expect(form.read('See ⟦1⟧, ⟦2⟧me⟦/2⟧')).toBe('See ⟦12⟧, ⟦3⟧me⟦/3⟧');
    expect(form.read('⟦7⟧See⟦ ⟦1⟧⟧')).toBe('See ⟦12⟧');
  });

  it('of which there are too many are taken out', () => {
    const sentence = Array.from({ length: 10 }, (_, index) => `w⟦${index + 1}⟧`).join(' ');
    expect(markForm('tokens', sentence).write(sentence)).not.toContain('⟦');
  });

  it('are tags where the runtime carries tags over', () => {
    const sentence = 'a < b & ⟦1⟧ ⟦2⟧c ⟦3⟧d⟦/3⟧⟦/2⟧';
    expect(writeHtml(sentence)).toBe('a &lt; b &amp; <img id="1"> <b id="2">c <b id="3">d</b></b>');
    expect(readHtml('<b id="2"><b id="3">D</b> C</b> <img id="1"> A &lt; B &amp;', sentence)).toBe('⟦2⟧⟦3⟧D⟦/3⟧ C⟦/2⟧ ⟦1⟧ A < B &');
    expect(markForm('html', 'no marks & all').write('no marks & all')).toBe('no marks & all');
  });

  it('whose words went to several places keep the longest', () => {
    expect(readHtml('<b id="1">x</b> y <b id="1">zzz</b>', '⟦1⟧a b⟦/1⟧')).toBe('x y ⟦1⟧zzz⟦/1⟧');
  });

  it('of half a pair are not written as a tag: ill-formed HTML ends the runtime', () => {
    const part = fc.constantFrom('⟦1⟧', '⟦/1⟧', '⟦2⟧', '⟦/2⟧', '⟦3⟧', 'a', ' & ', '<b>');
    fc.assert(fc.property(fc.array(part), (parts) => {
      let open = 0;
      for (const [tag] of writeHtml(parts.join('')).matchAll(/<\/?b[^>]*>/g)) {
        open += tag.startsWith('</') ? -1 : 1;
        expect(open).toBeGreaterThanOrEqual(0);
      }
      expect(open).toBe(0);
    }));
  });
});

describe('what comes back', () => {
  it('is set as Chinese is set', () => {
    expect(tidyOutput('zh', '你好, 我 在 这里!你呢?')).toBe('你好，我在这里！你呢？');
    expect(tidyOutput('zh', '下午3:30, 一共3,000块.')).toBe('下午3:30, 一共3,000块。');
    expect(tidyOutput('zh', '好的:) iPhone 不错')).toBe('好的:) iPhone 不错');
  });

  it('begins with a capital in English, unless the word is written in its own way', () => {
    expect(tidyOutput('en', 'the rent ⟦1⟧ is up.')).toBe('The rent ⟦1⟧ is up.');
    expect(tidyOutput('en', '⟦1⟧“hello” ')).toBe('⟦1⟧“Hello”');
    expect(tidyOutput('en', 'iPhone and e.g. this')).toBe('iPhone and e.g. this');
    expect(tidyOutput('en', 'and then', false)).toBe('and then');
  });

  it('does not end in the middle of a sentence', () => {
    expect(endPiece('他来了，', 'en', 'He came.')).toBe('He came,');
    expect(endPiece('⟦1⟧He came,⟦/1⟧ ', 'zh', '⟦1⟧他来了。⟦/1⟧')).toBe('⟦1⟧他来了，⟦/1⟧');
    expect(endPiece('他来了', 'en', 'He came.')).toBe('He came.');
  });
});

describe('a batch', () => {
  const one = (cost: number, due: number, more: Partial<Candidate> = {}): Candidate => ({ group: 'a', priority: 'fresh', cost, due, alone: false, ...more });
  const limits = { fresh: 100, backfill: 20 };

  it('is the most urgent text and those nearest to it in length', () => {
    const waiting = [one(10, 2), one(90, 3), one(12, 4), one(11, 1), one(9, 5, { group: 'b' })];
    expect(fillBatch(waiting, limits).map(({ cost }) => cost)).toEqual([11, 10, 12]);
  });

  it('is as large as its longest text times its number allows, and holds one that is larger', () => {
    expect(fillBatch(Array.from({ length: 30 }, (_, index) => one(10, index)), limits)).toHaveLength(10);
    expect(fillBatch([one(500, 1), one(10, 2)], limits)).toHaveLength(1);
    expect(fillBatch([], limits)).toEqual([]);
  });

  it('is fresh before backfill, alone for what has killed, and shared among free threads', () => {
    expect(fillBatch([one(5, 1, { priority: 'backfill' }), one(5, 9)], limits).map(({ due }) => due)).toEqual([9]);
    expect(fillBatch([one(5, 1, { alone: true }), one(5, 2)], limits)).toHaveLength(1);
    expect(fillBatch([one(5, 1), one(5, 2, { alone: true })], limits)).toHaveLength(1);
    expect(fillBatch(Array.from({ length: 8 }, (_, index) => one(10, index)), limits, 2)).toHaveLength(4);
  });
});
