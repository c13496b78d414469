import { transaction } from '@laoyou/db';
import { v7 as uuidv7 } from 'uuid';
import { queueFeeding } from '../adapters/queue-postgres.ts';
import type { Deps } from '../deps.ts';
import { type Selection, serving } from './choose.ts';
import { backfillRunning } from './errors.ts';
import { countChosen, findRunning, insertRound, lockStarting } from './queries.ts';

export interface Round extends Selection {
  /** Posts a minute at most; null: as fast as it goes. */
  rate: number | null;
  /** null: somebody at the server's terminal. */
  startedBy: string | null;
}

/** Starts a round, one at a time; its work is done wherever jobs run. Answers its id. */
export async function startBackfill({ db, engines, clock }: Pick<Deps, 'db' | 'engines' | 'clock'>, round: Round): Promise<string> {
  const { choice, languages, communityId, rate, startedBy } = round;
  return transaction(db, async (tx) => {
    await lockStarting(tx);
    if (await findRunning(tx)) throw backfillRunning();
    const id = uuidv7();
    const total = await countChosen(tx, { choice, languages, communityId }, serving(engines, languages));
    await insertRound(tx, { id, choice, languages: [...languages], communityId, rate, startedBy, total, createdAt: new Date(clock.now()) });
    await queueFeeding(tx, { round: id }, 0);
    return id;
  });
}
