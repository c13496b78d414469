import { transaction } from '@laoyou/db';
import { dropRoundJobs } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import { backfillNotFound } from './errors.ts';
import { lockRound, markUnasked, updateRound } from './queries.ts';

/** Ends a round: what is under way is finished, what waits is taken off the queue. One that has ended stays as it is. */
export async function stopBackfill({ db, clock }: Pick<Deps, 'db' | 'clock'>, id: string): Promise<void> {
  await transaction(db, async (tx) => {
    const round = await lockRound(tx, id);
    if (!round) throw backfillNotFound();
    if (round.state !== 'running') return;
    const dropped = await dropRoundJobs(tx, id);
    await markUnasked(tx, dropped.filter(({ missing }) => missing));
    const queued = round.queued - dropped.length;
    await updateRound(tx, id, { state: 'stopped', queued, done: Math.max(0, queued - round.failed), finishedAt: new Date(clock.now()) });
  });
}
