/** The model that comes with Laoyou, as an installation without a download and without settings has it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngines } from '../../api/src/adapters/engines/index.ts';
import { describeEngine } from '../../api/src/translation/engine-contract.ts';
import type { Engine, Pair } from '../../api/src/translation/ports.ts';

const scratch = await mkdtemp(join(tmpdir(), 'laoyou-bundled-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));
const byDefault = () => createEngines({ order: [], cacheDir: scratch, modelsDir: join(scratch, 'models'), neural: { threads: 1 } });

describe('without a setting and without a download', () => {
  let engines: Engine[];
  beforeAll(async () => { engines = await byDefault(); });
  afterAll(() => Promise.all(engines.map((engine) => engine.close?.())));
  const ask = async (pair: Pair, sentences: string[]) => engines[0]!.translate({ ...pair, sentences, context: {} }, new AbortController().signal);

  it('the bundled model is asked first, then the dictionary', () => {
    expect(engines.map(({ id }) => id)).toEqual(['bundled', 'gloss']);
    expect(engines[0]).toMatchObject({ local: true, quality: 'draft' });
  });

  it.each([
    ['我今天很高兴。', /\b(?:happy|glad)\b.*today|today.*\b(?:happy|glad)\b/i],
    ['她是我的老师。', /^She(?: i|')s my teacher\.$/],
    ['你为什么不早点告诉我？', /^Why (?:didn|don)'t you tell me .*\?$/],
    ['这件毛衣花了120块。', /sweater.*\b120\b/i],
  ])('%s is said in English', async (sentence, wanted) => {
    expect((await ask({ source: 'zh', target: 'en' }, [sentence]))[0]).toMatch(wanted);
  }, 120_000);

  it.each([
    ['I am very happy today.', /今天.*(?:高兴|开心|快乐)/],
    ['She is my teacher.', /^她是我的?老师。$/],
    ["Why didn't you tell me earlier?", /^你为什么.*告诉我.*？$/],
    ['This sweater cost 120 dollars.', /毛衣.*120.*美元|120.*美元.*毛衣/],
  ])('%s is said in Chinese', async (sentence, wanted) => {
    expect((await ask({ source: 'en', target: 'zh' }, [sentence]))[0]).toMatch(wanted);
  }, 120_000);
});

describeEngine('bundled', async () => {
  const [bundled, ...others] = await byDefault();
  return { ...bundled!, close: async () => { await Promise.all([bundled, ...others].map((engine) => engine!.close?.())); } };
}, { abortWithin: 2000 });
