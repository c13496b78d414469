import type { Static } from 'typebox';
import { showPublicAccount } from '../accounts/show-account.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { assertMayOperate } from '../operate/policy.ts';
import { selectChanges, selectStaff } from './queries.ts';
import type { People } from './schemas.ts';

const SHOWN = 50;
const MOST_STAFF = 500;

/** Who has a role, and who gave and took roles. */
export async function listPeople({ db }: Pick<Deps, 'db'>, viewer: Viewer): Promise<Static<typeof People>> {
  assertMayOperate(viewer);
  const [staff, changes] = await Promise.all([selectStaff(db, MOST_STAFF), selectChanges(db, SHOWN)]);
  const author = (handle: string | null, displayName: string | null) => (handle === null ? null : { handle, displayName: displayName! });
  return {
    staff: staff.map(showPublicAccount),
    changes: changes.map(({ before, after, at, handle, displayName, byHandle, byDisplayName }) => ({
      account: author(handle, displayName), before, after, by: author(byHandle, byDisplayName), at: new Date(at).toISOString(),
    })),
  };
}
