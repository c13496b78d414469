/** Neural engines with the real runtime and tiny models: they know little, but everything around them is real. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEngine } from '../../api/src/translation/engine-contract.ts';
import { EngineFailed } from '../../api/src/translation/errors.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import type { Engine, Pair } from '../../api/src/translation/ports.ts';
import { installTinyModels, OBEDIENT, tinyEngine, type TinyModels } from './bergamot-models.ts';

const ZH_EN: Pair = { source: 'zh', target: 'en' };
const EN_ZH: Pair = { source: 'en', target: 'zh' };
const known = readFileSync(new URL('../fixtures/bergamot/pairs.tsv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split('\t') as [string, string]);
const stops: (() => Promise<unknown> | undefined)[] = [];
afterAll(async () => { for (const stop of stops.reverse()) await stop(); });

async function install(changes: Record<string, unknown> = {}): Promise<TinyModels> {
  const models = await installTinyModels(changes);
  stops.push(models.remove);
  return models;
}
const ask = (engine: Engine, pair: Pair, sentences: string[], signal = new AbortController().signal) => engine.translate({ ...pair, sentences, context: {} }, signal);

const plain = await install();
const html = await install({ marks: 'html' });
const slow = () => tinyEngine(plain, { script: OBEDIENT, timeLimit: 60_000 });
describeEngine('bergamot with marks as tokens', () => tinyEngine(plain), { terse: true, makeSlow: () => slow().then((engine) => ({ ...engine, translate: (request, signal) => engine.translate({ ...request, sentences: request.sentences.map((text) => `${text} HANG`) }, signal) })) });
describeEngine('bergamot with marks as HTML', () => tinyEngine(html), { terse: true });

describe('what the tiny models have learned', () => {
  let engine: Engine;
  beforeAll(async () => { engine = await tinyEngine(plain, { threads: 2 }); });
  afterAll(() => engine.close?.());

  it.each([['zh', 'en', ZH_EN], ['en', 'zh', EN_ZH]] as const)('comes out from %s to %s', async (source, _, pair) => {
    const from = known.map((one) => one[source === 'zh' ? 0 : 1]).slice(0, 32);
    const wanted = known.map((one) => one[source === 'zh' ? 1 : 0]).slice(0, 32);
    const outputs = await ask(engine, pair, from);
    expect(outputs.filter((output, index) => output === wanted[index]).length).toBeGreaterThan(20);
  });
});

describe('what is sent', () => {
  /** What stood in the text the thread was given: the obedient thread says it again. */
  const said = (outputs: string[]) => outputs.map((output) => output.replace(/^<[\d.]+> /, ''));
  const echo = async (changes: Record<string, unknown>, drafts?: Parameters<typeof fakeEngine>[0]) => {
    const engine = await tinyEngine(await install(changes), { script: OBEDIENT }, drafts && (() => fakeEngine(drafts)));
    stops.push(async () => engine.close?.());
    return engine;
  };

  it('is a sentence on one line, letters and digits as wide as in English', async () => {
    const engine = await echo({ quality: 'standard' });
    expect(said(await ask(engine, ZH_EN, ['ＡＢＣ１２３　是\n什么？', '', '42', '⟦1⟧ 🎉']))).toEqual(['ABC123 是 什么？', '', '42', '⟦1⟧ 🎉']);
  });

  it('is followed by its draft where the model edits one', async () => {
    const engine = await echo({ quality: 'standard', input: 'draft' }, { mode: 'upper', dictionary: { 你好: 'hello' } });
    expect(said(await ask(engine, ZH_EN, ['你好！', '◇你好']))).toEqual(['你好！ ◆ hello！', '◇你好 ◇ ◇hello']);
  });
});

describe('a network that edits drafts and says how sure it is', () => {
  const texts = [...known.slice(0, 6).map(([zh]) => zh), 'Tom & Ann <b>说</b> 3 < 5 &amp; 好', '⟦1⟧早上好⟦/1⟧，老王！'];
  const answers = async (sureFrom?: number) => {
    const models = await install({ quality: 'draft', input: 'draft', ...(sureFrom !== undefined && { sureFrom }) });
    const engine = await tinyEngine(models, {}, () => fakeEngine({ mode: 'upper' }));
    stops.push(async () => engine.close?.());
    return ask(engine, ZH_EN, texts);
  };

  it('says the same as without being asked', async () => {
    expect(await answers(-1000)).toEqual(await answers());
  });

  it('gives the draft where it is less sure than it has to be', async () => {
    expect(await answers(0)).toEqual(await fakeEngine({ mode: 'upper' }).translate({ ...ZH_EN, sentences: texts, context: {} }, new AbortController().signal));
  });
});

it('a shortlist of words is used where a model brings one', async () => {
  const models = await install();
  const texts = known.slice(0, 8).map(([, en]) => en);
  const free = await tinyEngine(models);
  const before = await ask(free, EN_ZH, texts);
  await free.close?.();
  await models.shortlist('en-zh', 64);
  const bound = await tinyEngine(models);
  const after = await ask(bound, EN_ZH, texts);
  await bound.close?.();
  expect(bound.version).not.toBe(free.version);
  // The first pieces are marks and single letters: nothing of what it knows can be said with them.
  expect(before).not.toEqual(after);
  expect(after.join('')).not.toMatch(/\p{Script=Han}{2}/u);
});
