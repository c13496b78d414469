/**
 * Threads that translate, and the queue before them. Texts of all callers are collected for a few milliseconds and
 * sent in batches of like length; what is fresh goes first; a queue that is full says so. A thread that fails or hangs
 * is replaced, and what it had is tried once more, each text alone, so that one text cannot fail the others.
 */
import { EngineBusy, EngineFailed, ModelCorrupt, TranslationError } from '../../../translation/errors.ts';
import type { Priority } from '../../../translation/ports.ts';
import { dueTimes, estimateTokens, fillBatch, type BatchLimits, type Candidate } from './fill-batch.ts';
import { keepThreads } from './keep-threads.ts';
import { createLibrary } from './model-bytes.ts';
import { startThread, type PoolModel, type Thread } from './run-thread.ts';

export type { PoolModel } from './run-thread.ts';

export interface PoolOptions {
  /** Threads at most; they start when there is work for them. */
  threads: number;
  /** Longest time for a batch, in milliseconds. */
  timeLimit: number;
  /** Tokens that may wait, about; more is `EngineBusy`. */
  queueLimit?: number;
  /** Milliseconds a text may wait for others to go with. */
  collect?: number;
  batch?: BatchLimits;
  /** Milliseconds after which a thread that has had nothing to do ends; one always stays. */
  idleLimit?: number;
  /** What the threads run. */
  script?: URL;
}

export interface PoolRequest {
  model: PoolModel;
  texts: readonly string[];
  /** Texts are HTML, whose tags are to be carried over. */
  html?: boolean;
  priority?: Priority;
  signal: AbortSignal;
}

export interface Pool {
  /** One text for each, in order. Throws `EngineBusy`, `EngineTimeout`, `EngineFailed`, `ModelMissing`, `ModelCorrupt`, or the signal's reason. */
  translate(request: PoolRequest): Promise<string[]>;
  /** Ends the threads and everything that waits. Idempotent. */
  close(): Promise<void>;
}

/** Bigger batches gain little more, and what comes next waits for them; backfill is to be out of the way quickly. */
const BATCH: BatchLimits = { fresh: 256, backfill: 128 };
/** Tokens a second of a slow machine, until it is known. */
const FIRST_RATE = 400;

interface Waiting extends Candidate {
  text: string;
  model: PoolModel;
  html: boolean;
  /** Shared by all texts of a call. Over: answered, failed or left; nobody waits for the rest of it. */
  call: { over: boolean };
  resolve(output: string): void;
  reject(error: unknown): void;
}

/** Makes the pool; nothing is started before the first text comes. */
export function createPool({ threads, timeLimit, queueLimit = 16_000, collect = 4, batch: limits = BATCH, idleLimit = 10 * 60_000, script = new URL('./thread.mjs', import.meta.url) }: PoolOptions): Pool {
  const library = createLibrary();
  const staff = keepThreads({ most: threads, idleLimit, start: () => startThread({ script, library, timeLimit }) });
  const waiting = new Set<Waiting>();
  let collecting: NodeJS.Timeout | undefined;
  let closed = false;
  let rate = FIRST_RATE;

  /** Fresh texts do not see what waits behind them. */
  const queued = (priority: Priority): number => [...waiting].reduce((sum, one) => sum + (priority === 'fresh' && one.priority === 'backfill' ? 0 : one.cost), 0);

  function schedule(): void {
    if (collecting || closed) return;
    collecting = setTimeout(() => {
      collecting = undefined;
      dispatch();
    }, collect);
  }

  function dispatch(): void {
    for (const one of waiting) if (one.call.over) waiting.delete(one);
    while (!closed && waiting.size > 0 && staff.free() > 0) {
      const batch = fillBatch([...waiting], limits, staff.free());
      for (const one of batch) waiting.delete(one);
      void run(staff.take(), batch);
    }
  }

  async function run(thread: Thread, batch: Waiting[]): Promise<void> {
    const { model, html } = batch[0]!;
    const started = performance.now();
    try {
      const output = await thread.run({ model, html, texts: batch.map(({ text }) => text) });
      const perSecond = batch.reduce((sum, { cost }) => sum + cost, 0) / ((performance.now() - started) / 1000);
      rate += (perSecond - rate) * 0.2;
      batch.forEach((one, index) => one.resolve(output[index]!));
    } catch (error) {
      failed(batch, error, thread.alive);
    }
    staff.giveBack(thread);
    dispatch();
  }

  /** A thread dies with what it had; each text then gets one more chance, alone and on another. */
  function failed(batch: Waiting[], error: unknown, alive: boolean): void {
    const named = error instanceof TranslationError ? error : new EngineFailed('A translation thread failed.', undefined, { cause: error });
    const hopeless = alive || closed || batch.some((one) => one.alone);
    if (!hopeless) {
      for (const one of batch) if (!one.call.over) waiting.add(Object.assign(one, { alone: true }));
      return;
    }
    for (const one of batch) one.reject(named);
    // A model that fails once is bad luck, one that fails twice fails for everybody.
    if (named instanceof ModelCorrupt) for (const one of waiting) if (one.group === batch[0]!.group) one.reject(named);
  }

  return {
    async translate({ model, texts, html = false, priority = 'fresh', signal }) {
      signal.throwIfAborted();
      if (closed) throw new EngineFailed('The translation threads were ended.');
      if (texts.length === 0) return [];
      const costs = texts.map(estimateTokens);
      const ahead = queued(priority);
      if (ahead > 0 && ahead + costs.reduce((sum, cost) => sum + cost, 0) > queueLimit) {
        throw new EngineBusy('The queue of the translation threads is full.', Math.min(30_000, Math.max(1000, Math.round((ahead / rate / threads) * 500))));
      }
      const due = dueTimes(Date.now(), costs);
      const entries: Waiting[] = [];
      const call = { over: false };
      let leave = (): void => {};
      try {
        return await new Promise<string[]>((resolve, refuse) => {
          const reject = (error: unknown): void => {
            call.over = true;
            refuse(error as Error);
          };
          const output: string[] = [];
          let left = texts.length;
          leave = () => reject(signal.reason as Error);
          signal.addEventListener('abort', leave, { once: true });
          for (const [index, text] of texts.entries()) {
            const entry: Waiting = {
              text, model, html, priority, cost: costs[index]!, due: due[index]!, group: `${model.key} ${html}`, alone: false, call, reject,
              resolve(translated) {
                output[index] = translated;
                if (--left === 0) resolve(output);
              },
            };
            entries.push(entry);
            waiting.add(entry);
          }
          schedule();
        });
      } finally {
        signal.removeEventListener('abort', leave);
        for (const entry of entries) waiting.delete(entry);
      }
    },
    async close() {
      closed = true;
      clearTimeout(collecting);
      for (const one of waiting) one.reject(new EngineFailed('The translation threads were ended.'));
      waiting.clear();
      await staff.end();
    },
  };
}
