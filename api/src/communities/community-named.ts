import type { Deps } from '../deps.ts';
import { communityNotFound } from './errors.ts';
import { findCommunityId } from './queries.ts';

/** The id of the community of this slug; null where none is named, which is the whole site. */
export async function communityNamed({ db }: Pick<Deps, 'db'>, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null;
  const id = await findCommunityId(db, slug);
  if (!id) throw communityNotFound();
  return id;
}
