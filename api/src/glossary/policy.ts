import type { Viewer } from '../accounts/viewer.ts';
import { permissionDenied } from '../communities/errors.ts';

/** Everybody reads the glossary, moderators keep it. */
export function mayEdit(viewer: Viewer | null): boolean {
  return viewer !== null && viewer.role !== 'member';
}

export function assertMayEdit(viewer: Viewer): void {
  if (!mayEdit(viewer)) throw permissionDenied();
}
