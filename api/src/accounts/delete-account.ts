import { transaction } from '@laoyou/db';
import { announce } from '../adapters/announcer-postgres.ts';
import { eraseSuggestions, forgetPerson } from '../corrections/erase-queries.ts';
import type { Deps } from '../deps.ts';
import { isLastAdmin, lockRoles } from '../roles/queries.ts';
import { confirmPassword } from './change-password.ts';
import { eraseEverythingBy } from './erase-queries.ts';
import { lastAdminLeaves } from './errors.ts';
import { bumpThreadsOf, deleteAccountRow } from './queries.ts';
import type { Viewer } from './viewer.ts';

/** Deletes the account, its sessions and, when asked, every word it wrote: in one transaction and for good. Fails with `account.password_wrong`, `account.last_admin`. */
export async function deleteAccount(deps: Deps, viewer: Viewer, input: { password: string; erasePosts: boolean }): Promise<void> {
  await confirmPassword(deps, viewer, input.password);
  await transaction(deps.db, async (tx) => {
    await lockRoles(tx);
    if (await isLastAdmin(tx, viewer.id)) throw lastAdminLeaves();
    await forgetPerson(tx, viewer.id);
    if (input.erasePosts) {
      await eraseSuggestions(tx, { suggestedBy: viewer.id });
      const now = new Date(deps.clock.now());
      for (const { threadId, postId, version, revision } of await eraseEverythingBy(tx, viewer.id, now)) {
        await announce(tx, { type: 'post.deleted', threadId, postId, version, revision });
      }
    } else {
      await bumpThreadsOf(tx, viewer.id);
    }
    await deleteAccountRow(tx, viewer.id);
  });
}
