import { describe, expect, it } from 'vitest';
import { engineFigures, storedFigures } from './figures.ts';
import type { EvalSet } from './sets/read-sets.ts';
import { drawTables } from './table.ts';
import type { EngineRun } from './translate/run-engine.ts';
import { emptyTally } from './translate/survival.ts';

const sets: EvalSet[] = [
  { name: 'forum', source: 'zh', target: 'en', sources: ['今天真的很热'], references: ['It is really hot today.'], stored: {} },
  { name: 'flores', source: 'en', target: 'zh', sources: ['It is hot.', 'Go on.'], references: ['天气很热。', '继续吧。'], stored: { google: ['天气很热。', '继续吧。'], argos: ['热。', '走。'] } },
  { name: 'posts', source: 'zh', target: 'en', sources: ['**好**的。'], references: ['**All** right.'], stored: {}, posts: [{ id: 'zh-001', lang: 'zh', text: '**好**的。', ref: '**All** right.', tags: [] }] },
];

const survival = emptyTally();
survival.numbers = { kept: 2, total: 3 };
survival.code = { kept: 1, total: 1 };
const run: EngineRun = {
  id: 'bundled', model: 'A model', version: '1', quality: 'draft', peakMb: 321.6,
  lines: new Map([
    [0, { outputs: ['It is really hot today.'], failed: {}, seconds: 1 }],
    [1, { outputs: ['天气很热。', 'Go on.'], failed: { 'engine.refused': 1 }, seconds: 1 }],
  ]),
  posts: new Map([[2, { outputs: ['All right.'], outcomes: { translated: 1, kept: 2, sameLanguage: 0 }, reasons: { 'markup.lost': 2 }, survival, seconds: 5 }]]),
};

describe('the figures', () => {
  const stored = storedFigures(sets);
  const measured = engineFigures(run, sets);

  it('are one flat object of finite numbers under the documented keys', () => {
    expect(stored).toEqual({
      forum_zh_en_lines: 1, flores_en_zh_lines: 2, posts_zh_en_lines: 1,
      google_flores_en_zh_bleu: 100, google_flores_en_zh_chrf: 100,
      argos_flores_en_zh_bleu: expect.any(Number), argos_flores_en_zh_chrf: expect.any(Number),
    });
    expect(measured).toEqual({
      bundled_forum_zh_en_bleu: 100, bundled_forum_zh_en_chrf: 100,
      bundled_flores_en_zh_bleu: expect.any(Number), bundled_flores_en_zh_chrf: expect.any(Number),
      bundled_posts_zh_en_bleu: expect.any(Number), bundled_posts_zh_en_chrf: 100,
      bundled_lines_failed: 1,
      bundled_sentences_translated: 1, bundled_sentences_kept: 2, bundled_sentences_same_language: 0, bundled_sentences_kept_markup_lost: 2,
      bundled_numbers_kept: 66.7, bundled_numbers_total: 3, bundled_code_kept: 100, bundled_code_total: 1,
      // 6 characters and 5 words in two seconds; posts do not count beside lines.
      bundled_words_per_s: 4.5,
      // 6 tokens of English, 5 of Chinese and 3 of the line that was left.
      bundled_tokens_per_s: 7,
      bundled_peak_mb: 322,
    });
    expect(Object.values({ ...stored, ...measured }).every(Number.isFinite)).toBe(true);
    expect(measured.bundled_flores_en_zh_chrf).toBeLessThan(100);
  });

  it('leave out what was not measured', () => {
    const half = engineFigures({ ...run, lines: new Map(), peakMb: 10 }, sets);
    expect(Object.keys(half).filter((key) => /forum|flores|failed/.test(key))).toEqual([]);
    expect(half.bundled_words_per_s).toBeCloseTo(0.3, 1);
  });

  it('stand in tables with the other systems beside them', () => {
    const text = drawTables({ ...stored, ...measured }, sets, [run]);
    expect(text).toMatch(/^BLEU +lines +bundled +Google\* +Argos\*$/m);
    expect(text).toMatch(/^forum zh→en +1 +100\.0 +– +–$/m);
    expect(text).toMatch(/^numbers kept +66\.7 % of 3$/m);
    expect(text).not.toMatch(/links kept|NaN|undefined/);
  });
});
