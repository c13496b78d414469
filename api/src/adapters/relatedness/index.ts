/**
 * Judges by the dictionary whether one text can be a translation of the other: what "Write HACKED" says and what
 * `HACKED` says have nothing in common. In a thread of its own, which starts with the first question.
 */
import { Worker } from 'node:worker_threads';
import type { RelatedTexts, Relatedness, RoundTrip, Verdict } from '../../translation/ports.ts';
import type { JudgeReply, JudgeRequest } from './worker.ts';

interface Waiting { resolve(verdicts: readonly unknown[]): void; reject(error: Error): void }

/** Makes the judge; the dictionary is read, in about a second, with the first question. */
export function createRelatedness(): Relatedness {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  function start(): Worker {
    const thread = new Worker(new URL('./thread.mjs', import.meta.url), { execArgv: [] });
    thread.on('message', ({ id, verdicts, failure }: JudgeReply) => {
      const call = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) thread.unref();
      if (verdicts) call?.resolve(verdicts);
      else call?.reject(new Error(failure ?? 'no answer'));
    });
    thread.on('error', (error) => stopped(thread, error));
    thread.on('exit', () => stopped(thread, new Error('the thread ended')));
    return thread;
  }

  /** The next question starts a new thread. */
  function stopped(thread: Worker, cause: Error): void {
    if (worker !== thread) return;
    worker = undefined;
    for (const call of waiting.values()) call.reject(cause);
    waiting.clear();
  }

  function judge<One>(asked: { texts: readonly RelatedTexts[] } | { trips: readonly RoundTrip[] }): Promise<One[]> {
    worker ??= start();
    const thread = worker;
    return new Promise((resolve, reject) => {
      const request: JudgeRequest = { id: (lastId += 1), ...asked };
      waiting.set(request.id, { resolve: (verdicts) => resolve(verdicts as One[]), reject });
      thread.ref();
      thread.postMessage(request);
    });
  }

  return {
    related: async (texts) => (texts.length === 0 ? [] : judge<Verdict>({ texts })),
    cameBack: async (trips) => (trips.length === 0 ? [] : judge<boolean>({ trips })),
    async close() {
      const thread = worker;
      worker = undefined;
      for (const call of waiting.values()) call.reject(new Error('the judge was closed'));
      waiting.clear();
      await thread?.terminate();
    },
  };
}
