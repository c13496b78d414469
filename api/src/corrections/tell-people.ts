import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { MOST_COUNTED, type WaitingSuggestions } from './schemas.ts';
import { putOutcomesSeen, selectWaiting } from './waiting-queries.ts';

/** How many suggestions wait for this person's decision, and how many of their own were decided since they last looked. */
export async function countWaiting({ db }: Deps, viewer: Viewer): Promise<Static<typeof WaitingSuggestions>> {
  return selectWaiting(db, viewer, MOST_COUNTED);
}

/** This person has seen what became of their suggestions up to a moment; of what is to come nobody has. */
export async function seeOutcomes({ db, clock }: Deps, viewer: Viewer, until: string): Promise<void> {
  // A leap second is a moment in JSON Schema and none in JavaScript.
  const at = Math.max(0, Math.min(Date.parse(until) || 0, clock.now()));
  await putOutcomesSeen(db, viewer.id, new Date(at));
}
