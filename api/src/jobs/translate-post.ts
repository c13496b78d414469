import type { Task } from 'graphile-worker';
import type { Deps } from '../deps.ts';
import { enqueueAgain, type TranslateJob } from '../adapters/queue-postgres.ts';
import { countFailed } from '../backfills/queries.ts';
import { runJob } from '../translation/index.ts';

/** Over some minutes: a round does not end because an engine was restarted. */
const ROUND_ATTEMPTS = 5;

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
    const again = { ...job, attempt: job.attempt + 1 };
    const { round, ...alone } = again;
    if (round === undefined || outcome.kind === 'saved' || outcome.kind === 'stale') {
      if (outcome.kind === 'retry') await enqueueAgain(db, again, outcome.after);
      return;
    }
    if (outcome.kind === 'retry' && job.attempt < ROUND_ATTEMPTS && outcome.reason !== 'engine.budget_spent') return enqueueAgain(db, again, outcome.after);
    await countFailed(db, round);
    // The round need not wait for it; a reader does. What is only renewed keeps what it has.
    if (outcome.kind === 'retry' && job.missing) await enqueueAgain(db, alone, outcome.after);
  };
}
