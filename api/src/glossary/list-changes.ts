import type { Static } from 'typebox';
import { communityNamed } from '../communities/community-named.ts';
import type { Deps } from '../deps.ts';
import { selectChanges } from './queries.ts';
import type { Changes } from './schemas.ts';
import { showChange } from './show-term.ts';

const PAGE = 50;

/** What was changed, by whom and when, the newest first. */
export async function listChanges(deps: Deps, { community, before }: { community?: string; before?: number }): Promise<Static<typeof Changes>> {
  const communityId = await communityNamed(deps, community);
  const rows = await selectChanges(deps.db, communityId, before ?? null, PAGE + 1);
  return { items: rows.slice(0, PAGE).map(showChange), more: rows.length > PAGE };
}
