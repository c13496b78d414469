import type { Tx } from '@laoyou/db';
import { queueSpread } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import type { Priority } from '../translation/index.ts';
import { selectHolders } from './decide-queries.ts';
import type { SentenceName } from './rows.ts';

/** Posts whose jobs are queued at once. */
const BATCH = 100;

/**
 * Queues the translations that hold a sentence, for it reads otherwise now; everything else of them is in the memory.
 * What is more than a batch goes on in a job of its own, behind everything fresh.
 */
export async function renewHolders({ queue }: Pick<Deps, 'queue'>, tx: Tx, { hash, source, target }: SentenceName, how: { after?: string | null; priority?: Priority } = {}): Promise<void> {
  const jobs = await selectHolders(tx, { hash, source, target }, how.after ?? null, BATCH);
  await queue.enqueue(tx, jobs, { priority: how.priority ?? 'fresh' });
  if (jobs.length === BATCH) await queueSpread(tx, [{ hash, source, target }], jobs.at(-1)!.postId);
}
