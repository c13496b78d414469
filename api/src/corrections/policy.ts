/** Who may do what with suggestions. Pure: it is given what was read and throws the named failure. */
import type { Viewer } from '../accounts/viewer.ts';
import { permissionDenied } from '../communities/errors.ts';
import { ownSuggestion, readsOne, suggestionDecided, tooManySuggestions } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { SuggestionState } from './rows.ts';

interface Suggested {
  authorId: string | null;
  state: SuggestionState;
  /** Who wrote the post it translates. */
  postAuthorId: string | null;
}

/** The author of the post knows what was meant; moderators know the community. */
export const mayDecide = (viewer: Viewer | null, { postAuthorId }: Pick<Suggested, 'postAuthorId'>): boolean =>
  viewer !== null && (viewer.role !== 'member' || viewer.id === postAuthorId);

export const mayVote = (viewer: Viewer | null, { authorId }: Pick<Suggested, 'authorId'>): boolean =>
  viewer !== null && viewer.id !== authorId && readsBoth(viewer);

/** Who reads only one of the two cannot tell whether they say the same. */
const readsBoth = ({ reads }: Viewer): boolean => reads.includes('en') && reads.includes('zh');

export function assertReadsBoth(viewer: Viewer): void {
  if (!readsBoth(viewer)) throw readsOne();
}

export function assertMayVote(viewer: Viewer, suggestion: Suggested): void {
  assertReadsBoth(viewer);
  if (viewer.id === suggestion.authorId) throw ownSuggestion();
}

export function assertMayDecide(viewer: Viewer, suggestion: Suggested): void {
  if (!mayDecide(viewer, suggestion)) throw permissionDenied();
}

export function assertMayWithdraw(viewer: Viewer, suggestion: Suggested): void {
  if (viewer.id !== suggestion.authorId) throw permissionDenied();
}

export function assertState({ state }: Suggested, wanted: SuggestionState): void {
  if (state !== wanted) throw suggestionDecided(state);
}

/** How many an account may make within a time, by its age. */
export function assertNotTooMany(viewer: Viewer, now: number, made: { ms: number; count: number }[]): void {
  const fresh = viewer.role === 'member' && now - viewer.createdAt.getTime() < LIMITS.freshMs;
  for (const limit of LIMITS.perAccount) {
    const { count } = made.find(({ ms }) => ms === limit.ms)!;
    if (count >= (fresh ? limit.fresh : limit.known)) throw tooManySuggestions(Math.round(limit.ms / 60_000));
  }
}
