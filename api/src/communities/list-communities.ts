import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import type { Script } from '../scripts/script.ts';
import { communitiesInScript } from './community-in-script.ts';
import { selectCommunities } from './queries.ts';
import type { Communities } from './schemas.ts';

/** All of them, the oldest first: there are few, and admins make them. */
export async function listCommunities({ db }: Deps, script?: Script): Promise<Static<typeof Communities>> {
  return { items: await communitiesInScript(await selectCommunities(db), script) };
}
