import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import { accountNotFound } from './errors.ts';
import { isHandle } from './names.ts';
import { findByHandle } from './queries.ts';
import type { PublicAccount } from './schemas.ts';
import { showPublicAccount } from './show-account.ts';

export async function readAccount(deps: Deps, handle: string): Promise<Static<typeof PublicAccount>> {
  const account = isHandle(handle) ? await findByHandle(deps.db, handle) : undefined;
  if (!account) throw accountNotFound();
  return showPublicAccount(account);
}
