import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import { selectCommunities } from './queries.ts';
import type { Communities } from './schemas.ts';

/** All of them, the oldest first: there are few, and admins make them. */
export async function listCommunities({ db }: Deps): Promise<Static<typeof Communities>> {
  return { items: await selectCommunities(db) };
}
