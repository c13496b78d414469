import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { accountNotFound } from '../accounts/errors.ts';
import { isHandle } from '../accounts/names.ts';
import type { PublicAccount } from '../accounts/schemas.ts';
import { showPublicAccount } from '../accounts/show-account.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { assertMayOperate } from '../operate/policy.ts';
import { lastAdmin } from './errors.ts';
import { countAdmins, insertChange, lockAccount, lockRoles, type Role, updateRole } from './queries.ts';

/** Gives somebody a role, and writes down who did. Fails with `account.not_found`, `role.last_admin`. */
export async function changeRole({ db, clock }: Pick<Deps, 'db' | 'clock'>, viewer: Viewer, { handle, role }: { handle: string; role: Role }): Promise<Static<typeof PublicAccount>> {
  assertMayOperate(viewer);
  return transaction(db, async (tx) => {
    await lockRoles(tx);
    // Whoever was an admin when the request came may have been made a member while it waited.
    assertMayOperate({ ...viewer, role: (await lockAccount(tx, viewer.handle))?.role ?? 'member' });
    const account = isHandle(handle) ? await lockAccount(tx, handle) : undefined;
    if (!account) throw accountNotFound();
    if (account.role === role) return showPublicAccount(account);
    if (account.role === 'admin' && (await countAdmins(tx)) === 1) throw lastAdmin();
    await updateRole(tx, account.id, role);
    await insertChange(tx, { id: uuidv7(), accountId: account.id, before: account.role, after: role, changedBy: viewer.id, at: new Date(clock.now()) });
    return showPublicAccount({ ...account, role });
  });
}
