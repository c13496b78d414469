import { describe, expect, test } from 'vitest';
import { EngineBusy, EngineRefused, TranslationError } from './errors.ts';
import type { Job, PostStore, PostText, TranslatedPost } from './ports.ts';
import { MAX_ATTEMPTS, retryDelay } from './retry-policy.ts';
import { runJob } from './run-job.ts';
import { type TranslateOptions, type Translator } from './translate-text.ts';

const job: Job = { postId: 'p', language: 'zh', version: 2 };
const text: PostText = { postId: 'p', version: 2, language: 'en', communityId: null, title: null, markdown: 'Hi there' };
const done = { html: '<p>你好</p>' } as TranslatedPost;

function setup({ post = text as PostText | null, saves = true, kept = false, owed = undefined as TranslationError | undefined, gone = false, error = undefined as Error | undefined } = {}) {
  const told: unknown[] = [];
  const options: TranslateOptions[] = [];
  const posts: PostStore = {
    // `gone`: there when the job began, deleted when it ended.
    own: async () => undefined,
    read: async () => (gone && options.length > 0 ? undefined : (post ?? undefined)),
    save: async (...args) => (told.push(['save', ...args]), kept ? 'kept' : saves ? 'saved' : 'gone'),
    fail: async (...args) => (told.push(['fail', ...args]), saves),
  };
  const translator: Pick<Translator, 'translate' | 'sourceHashes'> = {
    sourceHashes: async ({ markdown }) => [markdown],
    translate: async (_, __, given = {}) => {
      options.push(given);
      if (error) throw error;
      return owed ? { ...done, owed } : done;
    },
  };
  const forgotten: string[] = [];
  const memory = { forget: async (hashes: string[]) => void forgotten.push(...hashes) };
  return { told, options, forgotten, run: (number = 1) => runJob({ posts, translator, memory }, job, { number }) };
}

describe('a job', () => {
  test('translates and saves', async () => {
    const { run, told } = setup();
    expect(await run()).toEqual({ kind: 'saved' });
    expect(told).toEqual([['save', job, done]]);
  });
  test.each([
    ['gone', null],
    ['edited', { ...text, version: 3 }],
  ])('of a post that is %s is dropped without asking an engine', async (_, post) => {
    const { run, told, options } = setup({ post });
    expect(await run()).toEqual({ kind: 'stale' });
    expect([told, options]).toEqual([[], []]);
  });
  test('of a post edited while the engine worked is dropped', async () => {
    expect(await setup({ saves: false }).run()).toEqual({ kind: 'stale' });
    expect(await setup({ saves: false, error: new EngineBusy('full') }).run()).toEqual({ kind: 'stale' });
  });
  test('of a post deleted while the engine worked leaves nothing in the memory', async () => {
    for (const error of [undefined, new EngineBusy('full')]) {
      const deleted = setup({ saves: false, gone: true, error });
      expect(await deleted.run()).toEqual({ kind: 'stale' });
      expect(deleted.forgotten).toEqual([text.markdown]);
      expect(deleted.forgotten).toHaveLength(1);
    }
    const edited = setup({ saves: false });
    await edited.run();
    expect(edited.forgotten, 'an edited post still has most of its sentences').toEqual([]);
  });
  test('comes back later when an engine may recover, and says so', async () => {
    const { run, told } = setup({ error: new EngineBusy('full', 600_000) });
    const outcome = await run();
    expect(outcome).toMatchObject({ kind: 'retry', reason: 'engine.busy' });
    expect((outcome as { after: number }).after).toBeGreaterThanOrEqual(600_000);
    expect(told).toEqual([['fail', job, 'engine.busy', true]]);
  });
  test('ends when trying again would not help, or was tried enough', async () => {
    const refused = setup({ error: new EngineRefused('no') });
    expect(await refused.run()).toEqual({ kind: 'failed', reason: 'engine.refused' });
    expect(refused.told).toEqual([['fail', job, 'engine.refused', false]]);
    expect(await setup({ error: new EngineBusy('full') }).run(MAX_ATTEMPTS)).toEqual({ kind: 'failed', reason: 'engine.busy' });
  });
  test('of a renewal that brought nothing better comes back if a better engine may, and not for ever', async () => {
    expect(await setup({ kept: true }).run()).toEqual({ kind: 'kept' });
    expect(await setup({ kept: true, owed: new EngineRefused('no') }).run()).toEqual({ kind: 'kept' });
    const down = setup({ kept: true, owed: new EngineBusy('full') });
    expect(await down.run()).toMatchObject({ kind: 'retry', reason: 'engine.busy' });
    expect(await down.run(MAX_ATTEMPTS)).toEqual({ kind: 'kept' });
    expect(down.told.map((one) => (one as string[])[0])).toEqual(['save', 'save']);
  });
  test('accepts a part only after it waited for the whole', async () => {
    const { run, options } = setup();
    for (const number of [1, 2, 3]) await run(number);
    expect(options.map((given) => given.acceptPartial)).toEqual([false, false, true]);
  });
  test('leaves trouble that is no engine’s to the queue', async () => {
    const { run, told } = setup({ error: new Error('database gone') });
    await expect(run()).rejects.toThrow('database gone');
    expect(told).toEqual([]);
  });
});

describe('the retry policy', () => {
  const later = new EngineBusy('full');
  test('spans more than two hours and less than three', () => {
    for (const chance of [0, 0.999]) {
      let total = 0;
      for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) total += retryDelay(attempt, later, () => chance)!;
      expect(total / 3_600_000).toBeGreaterThan(2);
      expect(total / 3_600_000).toBeLessThan(3);
    }
    expect(retryDelay(MAX_ATTEMPTS, later)).toBeUndefined();
  });
  test('grows, waits at least as long as asked, but not for days', () => {
    expect(retryDelay(1, later, () => 0)).toBe(10_000);
    expect(retryDelay(4, later, () => 0)).toBe(80_000);
    expect(retryDelay(1, new EngineBusy('full', 60_000), () => 0)).toBe(60_000);
    expect(retryDelay(1, new EngineBusy('full', 1e12), () => 0)).toBe(3_600_000);
    expect(retryDelay(1, new TranslationError('pair.unsupported', 'x'))).toBeUndefined();
  });
});
