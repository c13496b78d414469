import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readScores } from '../../api/src/engines/read-scores.ts';
import { parseOptions, UsageError } from './options.ts';
import { asMeasured, record } from './record.ts';
import type { EvalSet } from './sets/read-sets.ts';

const set = (source: 'en' | 'zh', target: 'en' | 'zh') => ({ name: 'posts', source, target, sources: ['a', 'b'], references: ['c', 'd'], stored: {} }) as unknown as EvalSet;
const run = { id: 'bundled', version: '7', model: 'Laoyou 7' };
const figures = { bundled_posts_zh_en_bleu: 13.7249, bundled_posts_zh_en_chrf: 37.386, bundled_names_kept: 54.76, bundled_names_total: 42, bundled_words_per_s: 284.4 };

it('keeps what was measured, the version it was measured of, when and on what', () => {
  expect(asMeasured(run, figures, [set('zh', 'en'), set('en', 'zh')], { date: new Date('2026-11-25T23:00:00Z'), machine: '2 × Tortoise' })).toEqual({
    engine: 'bundled', version: '7', model: 'Laoyou 7', date: '2026-11-25', hardware: '2 × Tortoise',
    scores: [{ set: 'posts', source: 'zh', target: 'en', lines: 2, bleu: 13.7, chrf: 37.4 }],
    kept: [{ kind: 'names', percent: 54.8, total: 42 }],
    wordsPerSecond: 284,
  });
  expect(asMeasured(run, figures, [], { shared: true })).toMatchObject({ shared: true });
});

it('replaces the same engine and leaves the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'laoyou-scores-'));
  const file = join(folder, 'scores.json');
  const measured = (id: string, version: string) => asMeasured({ id, version, model: '' }, {}, []);
  await record([measured('bundled', '1'), measured('gloss', '1')], file);
  await record([measured('bundled', '2')], file);
  expect((await readScores(file)).map(({ engine, version }) => `${engine} ${version}`)).toEqual(['gloss 1', 'bundled 2']);
  expect(await readFile(file, 'utf8')).toMatch(/\n$/);
  await rm(folder, { recursive: true });
});

it('what comes with this release can be read and says what it is of', async () => {
  const kept = await readScores();
  expect(kept.map(({ engine }) => engine)).toEqual(expect.arrayContaining(['bundled', 'gloss']));
  for (const { date, hardware, version, scores } of kept) {
    // A machine's name and nothing else: what else there is to say of it, the page says in the reader's language.
    expect(hardware).toMatch(/^\d+ × [^,;]+$/);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([hardware, version].every(Boolean)).toBe(true);
    for (const { bleu, chrf } of scores) expect(bleu >= 0 && bleu <= 100 && chrf >= 0 && chrf <= 100).toBe(true);
  }
  expect(await readScores('/nowhere/scores.json')).toEqual([]);
});

it('records whole sets only', () => {
  expect(parseOptions(['--record'])).toMatchObject({ record: true });
  expect(() => parseOptions(['--record', '--limit', '10'])).toThrow(UsageError);
  expect(parseOptions(['--record', '--shared'])).toMatchObject({ shared: true });
  expect(() => parseOptions(['--shared'])).toThrow(UsageError);
});
