import { transaction } from '@laoyou/db';
import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import { accountNotFound } from './errors.ts';
import { checkDisplayName } from './names.ts';
import { bumpThreadsOf, updateAccount } from './queries.ts';
import type { Account, AccountChange } from './schemas.ts';
import { showOwnAccount } from './show-account.ts';
import type { Viewer } from './viewer.ts';

/** Changes what was given and leaves the rest. */
export async function changeAccount(deps: Deps, viewer: Viewer, input: Static<typeof AccountChange>): Promise<Static<typeof Account>> {
  const { displayName, interfaceLanguage, reads, view, script, theme } = input;
  // Named one by one: whatever else a request holds is never stored.
  const change = {
    ...(displayName !== undefined && { displayName: checkDisplayName(displayName) }),
    ...(interfaceLanguage && { interfaceLanguage }),
    ...(reads && { reads }),
    ...(view && { view }),
    ...(script && { script }),
    ...(theme && { theme }),
  };
  if (Object.keys(change).length === 0) return showOwnAccount(viewer);
  const changed = await transaction(deps.db, async (tx) => {
    if (change.displayName && change.displayName !== viewer.displayName) await bumpThreadsOf(tx, viewer.id);
    return updateAccount(tx, viewer.id, change);
  });
  if (!changed) throw accountNotFound();
  return showOwnAccount(changed);
}
