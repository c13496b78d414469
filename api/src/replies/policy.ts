/** Who may change a post. Pure: it is given what was read and throws the named failure. */
import type { Viewer } from '../accounts/viewer.ts';
import { permissionDenied } from '../communities/errors.ts';
import { RESTORE_MS } from '../writing/limits.ts';
import { editedMeanwhile, notYours, postDeleted, postNotFound, restoreExpired } from './errors.ts';

interface Owned {
  authorId: string | null;
  state: 'visible' | 'deleted';
  version: number;
  deletedAt: Date | null;
}

/** A deleted post is there for its author only; to anybody else a stranger's post stays a stranger's post. */
export function assertMine<T extends Owned>(viewer: Viewer, post: T | undefined): asserts post is T {
  if (!post) throw postNotFound();
  if (post.authorId !== viewer.id) throw notYours();
}

/** Which language a post is in: its author knows, and a moderator can tell. */
export function assertMayCorrectLanguage<T extends Owned>(viewer: Viewer, post: T | undefined): asserts post is T {
  if (!post) throw postNotFound();
  if (post.authorId !== viewer.id && viewer.role === 'member') throw permissionDenied();
}

export function assertVisible(post: Owned): void {
  if (post.state === 'deleted') throw postDeleted();
}

export function assertCurrent(post: Owned, version: number): void {
  if (post.version !== version) throw editedMeanwhile(post.version);
}

export function assertRestorable(post: Owned, now: number): void {
  if (!post.deletedAt || now > post.deletedAt.getTime() + RESTORE_MS) throw restoreExpired();
}
