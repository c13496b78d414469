/**
 * `gloss`: the draft engine that is always there. Word by word from CC-CEDICT, on this machine, without a model.
 * It says of itself that it is a draft; with any better engine configured before it, readers never meet it.
 */
import { Worker } from 'node:worker_threads';
import { EngineFailed, ModelMissing } from '../../../translation/errors.ts';
import type { Engine, Pair, TranslateRequest } from '../../../translation/ports.ts';
import { checkBatch } from '../check-batch.ts';
import { dictionaryDate } from './dictionary.ts';
import { draftVersion } from './draft.ts';
import type { WorkerReply, WorkerRequest } from './worker.ts';

export interface GlossConfig {
  /** Where the compiled dictionary is kept between starts. */
  cacheDir: string;
}

const PAIRS: readonly Pair[] = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }];

interface Waiting { resolve(output: string[]): void; reject(error: Error): void }

/** Makes the engine; its thread starts, and the dictionary is read, with the first translation. */
export function createGloss({ cacheDir }: GlossConfig): Engine {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  function start(): Worker {
    const thread = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: { cacheDir }, execArgv: [] });
    thread.on('message', ({ id, output, failure }: WorkerReply) => {
      const call = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) thread.unref();
      if (output) call?.resolve(output);
      else call?.reject(failure?.code === 'model.missing' ? new ModelMissing(failure.message) : new EngineFailed(failure?.message ?? 'no output'));
    });
    thread.on('error', (error) => stopped(thread, error));
    thread.on('exit', () => stopped(thread, new Error('the thread ended')));
    thread.unref();
    return thread;
  }

  /** The next call starts a new thread. */
  function stopped(thread: Worker, cause: Error): void {
    if (worker !== thread) return;
    worker = undefined;
    for (const call of waiting.values()) call.reject(new EngineFailed(`gloss: ${cause.message}`, undefined, { cause }));
    waiting.clear();
  }

  return {
    id: 'gloss',
    version: draftVersion(),
    model: `CC-CEDICT ${dictionaryDate()}`,
    quality: 'draft',
    local: true,
    pairs: PAIRS,
    limits: LIMITS,
    async translate(request: TranslateRequest, signal: AbortSignal) {
      checkBatch({ id: 'gloss', pairs: PAIRS, limits: LIMITS }, request, signal);
      const { source, target, sentences } = request;
      if (sentences.length === 0) return [];
      worker ??= start();
      const id = ++lastId;
      const thread = worker;
      return new Promise<string[]>((resolve, reject) => {
        const abort = (): void => { waiting.delete(id); if (waiting.size === 0) thread.unref(); reject(signal.reason as Error); };
        const done = <T>(then: (value: T) => void) => (value: T): void => { signal.removeEventListener('abort', abort); then(value); };
        waiting.set(id, { resolve: done(resolve), reject: done(reject) });
        signal.addEventListener('abort', abort, { once: true });
        thread.ref();
        const message: WorkerRequest = { id, source, target, sentences };
        thread.postMessage(message);
      });
    },
    async close() {
      const thread = worker;
      worker = undefined;
      for (const call of waiting.values()) call.reject(new EngineFailed('gloss was closed'));
      waiting.clear();
      await thread?.terminate();
    },
  };
}

const LIMITS = { sentences: 64, characters: 40_000 };
