import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import { signInFailed } from './errors.ts';
import { isHandle } from './names.ts';
import { verifyPassword } from './password.ts';
import { findByHandle } from './queries.ts';
import type { Account } from './schemas.ts';
import { type Session, createSessions } from './sessions.ts';
import { showOwnAccount } from './show-account.ts';
import { assertMayTry, noteFailure, noteSuccess } from './throttle.ts';

/** Signs somebody in. Whether the handle or the password was wrong is not told, neither in words nor in time. */
export async function signIn(deps: Deps, input: { handle: string; password: string; address: string }): Promise<{ account: Static<typeof Account>; session: Session }> {
  const handle = input.handle.normalize('NFKC').trim();
  const attempt = { handle, address: input.address };
  await assertMayTry(deps, attempt);
  const account = isHandle(handle) ? await findByHandle(deps.db, handle) : undefined;
  if (!(await verifyPassword(account?.passwordHash, input.password)) || !account) {
    await noteFailure(deps, attempt);
    throw signInFailed();
  }
  await noteSuccess(deps, attempt);
  return { account: showOwnAccount(account), session: await createSessions(deps).start(account.id) };
}
