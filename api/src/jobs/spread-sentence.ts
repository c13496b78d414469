import { transaction } from '@laoyou/db';
import type { Task } from 'graphile-worker';
import type { SpreadJob } from '../adapters/queue-postgres.ts';
import { renewHolders } from '../corrections/renew-holders.ts';
import type { Deps } from '../deps.ts';

/** Goes on with telling the posts that hold a sentence that it reads otherwise now, a batch at a time. */
export function spreadSentence(deps: Deps): Task {
  return async (payload) => {
    const { after, ...sentence } = payload as SpreadJob;
    await transaction(deps.db, (tx) => renewHolders(deps, tx, sentence, { after, priority: 'backfill' }));
  };
}
