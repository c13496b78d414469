import { type Executor, schema } from '@laoyou/db';
import { asc, eq } from 'drizzle-orm';

const { communities } = schema;

const columns = {
  id: communities.id, slug: communities.slug, nameEn: communities.nameEn, nameZh: communities.nameZh, aboutEn: communities.aboutEn,
  aboutZh: communities.aboutZh, rulesEn: communities.rulesEn, rulesZh: communities.rulesZh, threadCount: communities.threadCount,
};

export async function selectCommunities(db: Executor) {
  return db.select(columns).from(communities).orderBy(asc(communities.createdAt), asc(communities.id)).limit(500);
}

export async function selectCommunity(db: Executor, slug: string) {
  if (!isSlug(slug)) return undefined;
  const [found] = await db.select(columns).from(communities).where(eq(communities.slug, slug));
  return found;
}

export async function findCommunityId(db: Executor, slug: string): Promise<string | undefined> {
  if (!isSlug(slug)) return undefined;
  const [found] = await db.select({ id: communities.id }).from(communities).where(eq(communities.slug, slug));
  return found?.id;
}

/** `undefined` when the slug is taken. */
export async function insertCommunity(db: Executor, community: typeof communities.$inferInsert) {
  const [stored] = await db.insert(communities).values(community).onConflictDoNothing({ target: communities.slug }).returning(columns);
  return stored;
}

export function isSlug(slug: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length >= 2 && slug.length <= 40;
}
