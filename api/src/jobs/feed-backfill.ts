import type { Task } from 'graphile-worker';
import { feedBackfill, type Step } from '../backfills/feed-backfill.ts';
import type { Deps } from '../deps.ts';

/** One step of a round of catching up; it queues the next one itself. */
export function feedBackfillTask(deps: Deps): Task {
  return (payload) => feedBackfill(deps, payload as Step);
}
