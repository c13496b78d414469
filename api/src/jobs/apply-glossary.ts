import { transaction } from '@laoyou/db';
import type { Task } from 'graphile-worker';
import { queueGlossary, type GlossaryJob } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import { markTouched, selectTouched } from '../translations/queries.ts';

/** Posts whose jobs are queued at once. */
const BATCH = 200;

/**
 * Queues the posts in which a changed term stands, behind everything fresh. In each of them only the sentences that the
 * term touches are new to the memory, so only those are sent to an engine. While a better engine is down, readers keep what
 * they have, and the renewal comes back; what it does not reach stays known as touched.
 */
export function applyGlossary({ db, queue }: Deps): Task {
  return async (payload) => {
    const job = payload as GlossaryJob;
    await transaction(db, async (tx) => {
      const { jobs, next } = await selectTouched(tx, { ...job, limit: BATCH });
      await markTouched(tx, jobs, job.version);
      await queue.enqueue(tx, jobs.map((one) => ({ ...one, keepBetter: true })), { priority: 'backfill' });
      if (next !== null) await queueGlossary(tx, { ...job, after: next });
    });
  };
}
