/** What a dead engine costs the posts: one time-out for those that were waiting when it died, nothing for the others. */
import { expect, test } from 'vitest';
import { fakeEngine, type FakeEngine } from './fake-engine.ts';
import type { Amount, Engine, Memory, Usage } from './ports.ts';
import { createTranslator } from './translate-text.ts';

const LIMIT = 300;
const memory: Memory = { recall: async (keys) => keys.map(() => undefined), remember: async () => {}, human: async (keys) => keys.map(() => undefined), forget: async () => {} };

function setup(engines: Engine[], usage?: Usage) {
  const clock = { time: 0, now: () => clock.time };
  const translator = createTranslator({ engines, memory, glossary: { terms: async () => ({ version: 0, terms: [] }) }, clock, timeLimit: LIMIT, ...(usage && { usage }) });
  const translate = async (markdown: string) => {
    const began = performance.now();
    const { engine } = await translator.translate({ title: null, markdown, language: 'en' }, 'zh');
    return { engine, took: performance.now() - began };
  };
  return { clock, translator, translate };
}

const until = async (holds: () => boolean) => { while (!holds()) await new Promise((resolve) => setImmediate(resolve)); };
const dead = () => fakeEngine({ id: 'first', fault: 'hang', limits: { sentences: 1, characters: 500 } });
const next = () => fakeEngine({ id: 'next' });

test('a dead engine costs one time-out, however many sentences a post has, and the next post none', async () => {
  const first = dead();
  const { translate } = setup([first, next()]);
  const one = await translate('Sentence number one. Sentence number two. Sentence number three.');
  expect(one.engine).toBe('next');
  expect(one.took).toBeGreaterThanOrEqual(LIMIT - 20);
  expect(first.calls).toHaveLength(1);
  const calls = first.calls.length;
  await translate('And one more.');
  expect(first.calls).toHaveLength(calls);
});

test('those who wait for the same engine are let go with the first that gives up', async () => {
  const first = dead();
  const { translate } = setup([first, next()]);
  let early = false;
  const begun = translate('Asked first.').then((done) => { early = true; return done; });
  await until(() => first.calls.length === 1);
  await new Promise((resolve) => setTimeout(resolve, LIMIT / 2));
  const late = await Promise.all([translate('Asked later.'), translate('Asked later too.'), translate('And this.')]);
  expect(early).toBe(true);
  expect((await begun).engine).toBe('next');
  expect(first.calls).toHaveLength(4);
  for (const { engine, took } of late) {
    expect(engine).toBe('next');
    expect(took).toBeLessThan(LIMIT - 20);
  }
});

test('an engine that may be back is tried beside the work, with one sentence, and serves once it answers', async () => {
  const first = dead();
  const { clock, translator, translate } = setup([first, next()]);
  await translate('Opens the breaker.');
  clock.time = 10_000;
  first.fail('hang');
  const during = await translate('Is it back yet? A second, longer sentence.');
  expect(during.engine).toBe('next');
  await until(() => first.calls.length === 2);
  expect(first.calls[1]!.sentences).toEqual(['Is it back yet?']);
  // One probe at a time, and the trial that fails keeps nobody.
  expect((await translate('Still not?')).engine).toBe('next');
  expect(first.calls).toHaveLength(2);
  await until(() => translator.engines()[0]!.state === 'open');
  clock.time = 40_000;
  first.fail();
  expect((await translate('Now?')).engine).toBe('next');
  await until(() => translator.engines()[0]!.state === 'closed');
  expect((await translate('It is back.')).engine).toBe('first');
});

test('with no other engine the trial is the work', async () => {
  const first = dead();
  const { clock, translate } = setup([first]);
  await expect(translate('Nobody else.')).rejects.toMatchObject({ code: 'engine.timeout' });
  clock.time = 10_000;
  first.fail();
  expect((await translate('Nobody else, again.')).engine).toBe('first');
});

/** Counts as the real one does, in this process. */
function meter(budgets: Record<string, number>) {
  const spent: Record<string, number> = {};
  const usage: Usage = {
    async reserve(engine, { characters }) {
      if ((spent[engine] ?? 0) + characters > (budgets[engine] ?? Infinity)) return { spentFor: 86_400_000 };
      spent[engine] = (spent[engine] ?? 0) + characters;
      return { month: '1970-01' };
    },
    async failed(engine, _month, _reason, back: Amount | null) { spent[engine]! -= back?.characters ?? 0; },
  };
  return { spent, usage };
}
const sent = (engine: FakeEngine) => engine.calls.flatMap(({ sentences }) => sentences).join('').length;

test('a spent budget sends the text to the next engine and opens no breaker', async () => {
  const first = fakeEngine({ id: 'first' });
  const { spent, usage } = meter({ first: 20 });
  const { translator, translate } = setup([first, next()], usage);
  expect((await translate('Eighteen letters.')).engine).toBe('first');
  expect((await translate('These are too many.')).engine).toBe('next');
  expect(translator.engines()).toMatchObject([{ state: 'closed' }, { state: 'closed' }]);
  expect(spent.first).toBe(sent(first));
});

test('with every budget spent it says so, and until when; an engine that is only down is named instead', async () => {
  const { usage } = meter({ first: 0, next: 0 });
  await expect(setup([fakeEngine({ id: 'first' })], usage).translate('Nothing left.')).rejects.toMatchObject({ code: 'engine.budget_spent', retryAfter: 86_400_000 });
  await expect(setup([fakeEngine({ id: 'down', fault: 'unreachable' }), next()], usage).translate('Nothing left.')).rejects.toMatchObject({ code: 'engine.unreachable' });
});

test('what never arrived is given back, what timed out is not', async () => {
  const first = fakeEngine({ id: 'first', fault: ['unreachable'] });
  const { spent, usage } = meter({});
  const { clock, translate } = setup([first], usage);
  await expect(translate('Nine.')).rejects.toMatchObject({ code: 'engine.unreachable' });
  expect(spent.first).toBe(0);
  clock.time = 10_000;
  first.fail('timeout');
  await expect(translate('Nine.')).rejects.toMatchObject({ code: 'engine.timeout' });
  expect(spent.first).toBe(5);
});
