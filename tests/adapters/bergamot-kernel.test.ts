/** Sentences with the house's own 8-bit products, and with those that the runtime brings along. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../api/src/translation/ports.ts';
import { installTinyModels, tinyEngine, UNAIDED } from './bergamot-models.ts';

const known = readFileSync(new URL('../fixtures/bergamot/pairs.tsv', import.meta.url), 'utf8').trim().split('\n').slice(0, 32).map((line) => line.split('\t') as [string, string]);
const models = await installTinyModels();
const [own, unaided] = [await tinyEngine(models), await tinyEngine(models, { script: UNAIDED })];
afterAll(async () => {
  for (const engine of [own, unaided]) await engine.close?.();
  await models.remove();
});
const ask = (engine: Engine, source: 'zh' | 'en', sentences: string[]) => engine.translate({ source, target: source === 'zh' ? 'en' : 'zh', sentences, context: {} }, new AbortController().signal);

describe.each([['zh', 0], ['en', 1]] as const)('from %s', (source, at) => {
  const sentences = known.map((pair) => pair[at]);

  it('a sentence comes out the same alone and among others', async () => {
    const together = await ask(own, source, sentences);
    for (const index of [0, 7, 20, 31]) expect(await ask(own, source, [sentences[index]!])).toEqual([together[index]]);
  });

  it('it comes out almost always as with the products of the runtime, which serve where ours cannot', async () => {
    const [ours, theirs] = [await ask(own, source, sentences), await ask(unaided, source, sentences)];
    const same = ours.filter((text, index) => text === theirs[index]).length;
    expect(same / sentences.length).toBeGreaterThan(0.8);
  });
});
