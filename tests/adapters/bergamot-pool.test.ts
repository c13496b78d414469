/** The pool and its queue, with threads that fail on demand. */
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { poolModel } from '../../api/src/adapters/engines/bergamot/model-config.ts';
import { readModelFolder } from '../../api/src/adapters/engines/bergamot/model-folder.ts';
import { createPool, type Pool, type PoolModel, type PoolOptions, type PoolRequest } from '../../api/src/adapters/engines/bergamot/pool.ts';
import { EngineBusy, EngineFailed, EngineTimeout } from '../../api/src/translation/errors.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { installTinyModels, OBEDIENT, type TinyModels } from './bergamot-models.ts';

let models: TinyModels;
let model: PoolModel;
const pools: Pool[] = [];
beforeAll(async () => {
  models = await installTinyModels();
  model = poolModel(await readModelFolder(`${models.root}/tiny/zh-en`));
});
afterEach(async () => { await Promise.all(pools.splice(0).map((pool) => pool.close())); });
afterAll(() => models.remove());

function open(options: Partial<PoolOptions> = {}) {
  const pool = createPool({ threads: 1, timeLimit: 5000, script: OBEDIENT, ...options });
  pools.push(pool);
  const ask = (texts: string[], request: Partial<PoolRequest> = {}) => pool.translate({ model, texts, signal: new AbortController().signal, ...request });
  return { pool, ask };
}
const outcome = (work: Promise<unknown>) => work.then((value) => value, (error: unknown) => error);
const batchOf = (output: string) => /^<([\d.]+)>/.exec(output)![1]!;
const threadOf = (output: string) => batchOf(output).split('.')[0]!;

describe('batches', () => {
  it('bring everybody their own texts in their own order', async () => {
    const { ask } = open({ threads: 2 });
    const calls = Array.from({ length: 40 }, (_, call) => Array.from({ length: 1 + (call % 7) }, (_, index) => `text ${call}.${index}${' and more'.repeat((call * index) % 11)}`));
    const outputs = await Promise.all(calls.map((texts) => ask(texts)));
    expect(outputs.map((own) => own.map((output) => output.replace(/^<[\d.]+> /, '')))).toEqual(calls);
  });

  it('are made of the texts of several callers, alike in length', async () => {
    const { ask } = open();
    const short = Array.from({ length: 10 }, (_, index) => [`yes ${index}`]);
    const long = Array.from({ length: 3 }, (_, index) => [`${'a longer one with many words in it '.repeat(12)}${index}`]);
    const outputs = (await Promise.all([...short, ...long].map((texts) => ask(texts)))).flat();
    const [ofShort, ofLong] = [outputs.slice(0, 10), outputs.slice(10)].map((some) => new Set(some.map(batchOf)));
    expect(ofShort!.size).toBe(1);
    expect([...ofLong!].filter((batch) => ofShort!.has(batch))).toEqual([]);
  });

  it('are spread over the threads that are free', async () => {
    const { ask } = open({ threads: 2 });
    const outputs = await ask(Array.from({ length: 16 }, (_, index) => `one of sixteen texts WAIT ${index}`));
    expect(new Set(outputs.map(threadOf)).size).toBe(2);
  });

  it('of what is fresh come before what can wait, and of a short call before the end of a long one', async () => {
    const { ask } = open({ batch: { fresh: 40, backfill: 40 } });
    const busy = ask(['WAIT']);
    const order: string[] = [];
    const note = (name: string, work: Promise<string[]>) => work.then(() => order.push(name));
    await Promise.all([
      busy,
      note('backfill', ask(['old words WAIT'], { priority: 'backfill' })),
      note('long', ask(Array.from({ length: 12 }, (_, index) => `a sentence of a long post of somebody ${index}`))),
      note('short', ask(['hello'])),
    ]);
    expect(order).toEqual(['short', 'long', 'backfill']);
  });
});

describe('a thread that dies', () => {
  it('is replaced, and only the text to blame is lost', async () => {
    const { ask } = open();
    const [guilty, ...others] = await Promise.all([outcome(ask(['CRASH please'])), ...Array.from({ length: 6 }, (_, index) => ask([`innocent ${index}`]))]);
    expect(guilty).toBeInstanceOf(EngineFailed);
    expect(others.flat().map((output) => output.replace(/^<[\d.]+> /, ''))).toEqual(Array.from({ length: 6 }, (_, index) => `innocent ${index}`));
    expect(await ask(['and on'])).toEqual([expect.stringContaining('and on')]);
  });

  it('takes its own call with it, whole', async () => {
    const { ask } = open();
    expect(await outcome(ask(['one', 'CRASH', 'three']))).toBeInstanceOf(EngineFailed);
  });

  it('while it is idle is not noticed by anybody', async () => {
    const { ask } = open();
    const [first] = await ask(['BYE']);
    const next = await waitFor(async () => (await ask(['hello'])).find((output) => threadOf(output) !== threadOf(first!)));
    expect(next).toContain('hello');
  });

  it('at once, again and again, is an error and no endless loop', async () => {
    const { ask } = open({ script: new URL('data:text/javascript,process.exit(1)') });
    expect(await outcome(ask(['hello']))).toBeInstanceOf(EngineFailed);
  });
});

describe('threads with nothing to do', () => {
  it('end after a while, all but one', async () => {
    const { ask } = open({ threads: 2, idleLimit: 50 });
    const both = new Set((await ask(Array.from({ length: 8 }, (_, index) => `WAIT for both ${index}`))).map(threadOf));
    expect(both.size).toBe(2);
    const seen = new Set<string>();
    // Asked for two at once again, the one that is left has got a new companion.
    await waitFor(async () => {
      await new Promise((done) => setTimeout(done, 100));
      for (const output of await ask(Array.from({ length: 8 }, (_, index) => `WAIT for both ${index}`))) seen.add(threadOf(output));
      return [...seen].some((thread) => !both.has(thread));
    });
    expect([...both].some((thread) => seen.has(thread))).toBe(true);
  });
});

describe('a thread that hangs', () => {
  it('is ended after the time limit, and only the text to blame is lost', async () => {
    const { ask } = open({ timeLimit: 2000 });
    const began = Date.now();
    const [guilty, innocent] = await Promise.all([outcome(ask(['HANG'])), ask(['innocent'])]);
    expect(guilty).toBeInstanceOf(EngineTimeout);
    expect(innocent).toEqual([expect.stringContaining('innocent')]);
    expect(Date.now() - began).toBeLessThan(15_000);
  });
});

describe('a queue that is full', () => {
  it('says so at once and how long to wait, and takes work again later', async () => {
    const { ask } = open({ queueLimit: 60, batch: { fresh: 30, backfill: 30 } });
    const taken = Array.from({ length: 6 }, (_, index) => outcome(ask([`WAIT for text number ${index} here`])));
    const refused = await outcome(ask(Array.from({ length: 8 }, (_, index) => `one too many ${index}`)));
    expect(refused).toBeInstanceOf(EngineBusy);
    expect((refused as EngineBusy).retryAfter).toBeGreaterThanOrEqual(1000);
    expect((refused as EngineBusy).retryAfter).toBeLessThanOrEqual(30_000);
    await Promise.all(taken);
    expect(await ask(['there is room now'])).toHaveLength(1);
  });

  it('of old posts does not turn a fresh one away', async () => {
    const { ask } = open({ queueLimit: 45 });
    const old = Array.from({ length: 5 }, (_, index) => outcome(ask([`WAIT old text number ${index}`], { priority: 'backfill' })));
    expect(await outcome(ask(['WAIT and twelve words more that do not fit in it any more at all'], { priority: 'backfill' }))).toBeInstanceOf(EngineBusy);
    expect(await ask(['a fresh one'])).toHaveLength(1);
    await Promise.all(old);
  });

  it('takes one call of any size when it is empty', async () => {
    const { ask } = open({ queueLimit: 10 });
    expect(await ask(Array.from({ length: 20 }, (_, index) => `text ${index}`))).toHaveLength(20);
  });
});

describe('a caller who leaves', () => {
  it('is let go at once, and what waited for them is not done', async () => {
    const { ask } = open();
    const reason = new Error('gone');
    const controller = new AbortController();
    const running = ask(['WAIT']);
    const left = outcome(ask(['for nobody'], { signal: controller.signal }));
    controller.abort(reason);
    expect(await left).toBe(reason);
    const [first] = await running;
    const [next] = await ask(['next']);
    expect(batchOf(next!)).toBe(batchOf(first!).replace(/\d+$/, (batch) => String(Number(batch) + 1)));
  });
});

describe('closing', () => {
  it('ends what waits and what runs, may be done twice, and is final', async () => {
    const { pool, ask } = open();
    await ask(['here it is']);
    const begun = [outcome(ask(['HANG']))];
    await new Promise((done) => setTimeout(done, 20));
    begun.push(outcome(ask(['waiting'])));
    await Promise.all([pool.close(), pool.close()]);
    for (const one of begun) expect(await one).toBeInstanceOf(EngineFailed);
    expect(await outcome(ask(['late']))).toBeInstanceOf(EngineFailed);
  });
});
