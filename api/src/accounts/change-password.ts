import { transaction } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import { passwordWrong } from './errors.ts';
import { checkPassword, hashPassword, verifyPassword } from './password.ts';
import { deleteOtherSessions, findPasswordHash, updateAccount } from './queries.ts';
import { assertMayTry, noteFailure } from './throttle.ts';
import type { Viewer } from './viewer.ts';

/** Changes the password and ends every other session: whoever knew the old one is out. */
export async function changePassword(deps: Deps, viewer: Viewer, input: { current: string; next: string }): Promise<void> {
  checkPassword(input.next);
  await confirmPassword(deps, viewer, input.current);
  const passwordHash = await hashPassword(input.next);
  await transaction(deps.db, async (tx) => {
    await updateAccount(tx, viewer.id, { passwordHash });
    await deleteOtherSessions(tx, viewer.id, viewer.sessionId);
  });
}

/** Throws unless this is the viewer's password. A stolen session may not guess for ever either. */
export async function confirmPassword(deps: Deps, viewer: Viewer, password: string): Promise<void> {
  const attempt = { handle: viewer.handle, address: 'signed in' };
  await assertMayTry(deps, attempt);
  if (await verifyPassword(await findPasswordHash(deps.db, viewer.id), password)) return;
  await noteFailure(deps, attempt);
  throw passwordWrong();
}
