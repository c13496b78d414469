import { transaction, type Tx } from '@laoyou/db';
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { acceptedMeanwhile, suggestionNotFound } from './errors.ts';
import { lockSuggestion, putVote, selectAccepted, selectFormer, setState, type LockedSuggestion } from './decide-queries.ts';
import { assertMayDecide, assertMayVote, assertMayWithdraw, assertState } from './policy.ts';
import { renewHolders } from './renew-holders.ts';
import type { Decided, Voted } from './schemas.ts';

type Outcome = Promise<Static<typeof Decided>>;

/** One vote an account, which may change or be taken back (0). */
export async function voteOnSuggestion(deps: Deps, viewer: Viewer, id: string, value: 1 | -1 | 0): Promise<Static<typeof Voted>> {
  return transaction(deps.db, async (tx) => {
    const suggestion = await lock(tx, id);
    assertMayVote(viewer, suggestion);
    assertState(suggestion, 'open');
    return { id, score: await putVote(tx, id, viewer.id, value), myVote: value === 0 ? null : value };
  });
}

/**
 * From now on the sentence reads like this wherever it stands. `replaces`: the accepted one that whoever decides had
 * before them; when that is no longer so, somebody else has decided meanwhile.
 */
export async function acceptSuggestion(deps: Deps, viewer: Viewer, id: string, replaces: string | null): Outcome {
  return transaction(deps.db, async (tx) => {
    const suggestion = await lock(tx, id, { sentence: true });
    assertMayDecide(viewer, suggestion);
    assertState(suggestion, 'open');
    const accepted = await selectAccepted(tx, suggestion);
    // One of a post that is gone for now is in nobody's way.
    if (accepted?.visible && accepted.id !== replaces) throw acceptedMeanwhile();
    const now = by(deps, viewer);
    if (accepted) await setState(tx, accepted.id, 'superseded', { at: now.at });
    await setState(tx, id, 'accepted', now);
    await renewHolders(deps, tx, suggestion);
    return { id, state: 'accepted' as const, restored: null };
  });
}

/** Ends an open suggestion that is not accepted. */
const endOpen = (state: 'rejected' | 'withdrawn', assertMay: (viewer: Viewer, suggestion: LockedSuggestion) => void) =>
  (deps: Deps, viewer: Viewer, id: string): Outcome =>
    transaction(deps.db, async (tx) => {
      const suggestion = await lock(tx, id);
      assertMay(viewer, suggestion);
      assertState(suggestion, 'open');
      await setState(tx, id, state, by(deps, viewer));
      return { id, state, restored: null };
    });

export const rejectSuggestion = endOpen('rejected', assertMayDecide);
/** Whoever made it thinks better of it. */
export const withdrawSuggestion = endOpen('withdrawn', assertMayWithdraw);

/** Takes an accepted translation back: the one accepted before it returns, or the machine's. */
export async function revertSuggestion(deps: Deps, viewer: Viewer, id: string): Outcome {
  return transaction(deps.db, async (tx) => {
    const suggestion = await lock(tx, id, { sentence: true });
    assertMayDecide(viewer, suggestion);
    assertState(suggestion, 'accepted');
    const now = by(deps, viewer);
    await setState(tx, id, 'reverted', now);
    const former = await selectFormer(tx, suggestion);
    if (former !== undefined) await setState(tx, former, 'accepted', { at: now.at });
    await renewHolders(deps, tx, suggestion);
    return { id, state: 'reverted' as const, restored: former ?? null };
  });
}

const by = ({ clock }: Deps, viewer: Viewer) => ({ by: viewer.id, at: new Date(clock.now()) });

async function lock(tx: Tx, id: string, how?: { sentence: boolean }): Promise<LockedSuggestion> {
  const suggestion = await lockSuggestion(tx, id, how);
  if (!suggestion) throw suggestionNotFound();
  return suggestion;
}
