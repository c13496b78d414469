import { communityNotFound } from '../communities/errors.ts';
import { findCommunityId } from '../communities/queries.ts';
import type { Deps } from '../deps.ts';

/** The id of the community named, or null for the whole site. */
export async function findScope({ db }: Pick<Deps, 'db'>, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null;
  const id = await findCommunityId(db, slug);
  if (!id) throw communityNotFound();
  return id;
}
