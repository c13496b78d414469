import type { Deps } from '../deps.ts';
import { type SessionToken, createSessions } from './sessions.ts';
import type { Viewer } from './viewer.ts';

/** Ends this session. Without one there is nothing to do, which is what was asked for. */
export async function signOut(deps: Deps, token: SessionToken | undefined): Promise<void> {
  if (token) await createSessions(deps).end(token);
}

/** Ends every session of this person, this one included. */
export async function signOutEverywhere(deps: Deps, viewer: Viewer): Promise<void> {
  await createSessions(deps).endAll(viewer.id);
}
