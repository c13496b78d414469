import { sqlState, transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import type { Deps } from '../deps.ts';
import { handleTaken } from './errors.ts';
import { checkDisplayName, checkHandle } from './names.ts';
import { checkPassword, hashPassword } from './password.ts';
import { findByHandle, insertAccount } from './queries.ts';
import type { Account, SignUp } from './schemas.ts';
import { type Session, createSessions } from './sessions.ts';
import { showOwnAccount } from './show-account.ts';

const UNIQUE_VIOLATION = '23505';

/** Makes an account and signs its owner in. */
export async function signUp(deps: Deps, input: Static<typeof SignUp>): Promise<{ account: Static<typeof Account>; session: Session }> {
  const handle = checkHandle(input.handle);
  const displayName = input.displayName?.trim() ? checkDisplayName(input.displayName) : handle;
  checkPassword(input.password);
  // Asked first so that a taken handle does not cost a hash; the unique index decides.
  if (await findByHandle(deps.db, handle)) throw handleTaken();
  const passwordHash = await hashPassword(input.password);
  const account = await transaction(deps.db, (tx) =>
    insertAccount(tx, { id: uuidv7(), handle, displayName, passwordHash, interfaceLanguage: input.interfaceLanguage, reads: input.reads, createdAt: new Date(deps.clock.now()) }),
  ).catch((error: unknown) => {
    throw sqlState(error) === UNIQUE_VIOLATION ? handleTaken() : error;
  });
  return { account: showOwnAccount(account), session: await createSessions(deps).start(account.id) };
}
