import type { Task } from 'graphile-worker';
import type { Deps } from '../deps.ts';
import { enqueueAgain, type TranslateJob } from '../adapters/queue-postgres.ts';
import { runJob } from '../translation/index.ts';

/**
 * The task behind every translation. Failures of engines are outcomes of the room, recorded with the post and
 * tried again on the room's own schedule; what it throws is trouble of the database, and the queue backs off.
 */
export function translatePost(deps: Deps): Task {
  const { db, translator, memory, log, postStore: posts } = deps;
  const note = (event: string, facts: Record<string, unknown>): void => log.info(facts, event);
  return async (payload, { abortSignal }) => {
    const job = payload as TranslateJob;
    const attempt = { number: job.attempt, priority: job.priority ?? 'fresh', ...(abortSignal && { signal: abortSignal }) };
    const outcome = await runJob({ posts, translator, memory, log: note }, job, attempt);
    if (outcome.kind === 'retry') await enqueueAgain(db, { ...job, attempt: job.attempt + 1 }, outcome.after);
  };
}
