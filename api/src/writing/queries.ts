/** What every writing action does to posts, their versions and their translations. All within the caller's transaction. */
import { type Executor, type Tx, schema } from '@laoyou/db';
import { and, desc, eq, gt, isNull, notInArray, sql } from 'drizzle-orm';
import { LANGUAGES, type Language } from '../translation/index.ts';

const { posts, postVersions, threads, communities, translations } = schema;

/** One writer an author at a time, until the transaction ends: two equal submits cannot pass each other. */
export async function lockAuthor(tx: Tx, authorId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${authorId}, 0))`);
}

/** The post an author has already made with this key. */
export async function findBySubmission(tx: Tx, authorId: string, submissionKey: string) {
  const [found] = await tx.select(identity).from(posts)
    .where(and(eq(posts.authorId, authorId), eq(posts.submissionKey, submissionKey))).limit(1);
  return found;
}

const identity = {
  postId: posts.id, threadId: posts.threadId, parentId: posts.parentId, seq: posts.seq,
  language: posts.language, version: posts.version, revision: posts.revision,
};

/** A visible post of the same words by the same author since `since`: in one thread and place, or as an opening anywhere in a community. */
export async function findRepeat(tx: Tx, authorId: string, bodyHash: string, since: Date, place: { threadId: string; parentId: string | null } | { communityId: string }) {
  const same = and(eq(posts.authorId, authorId), gt(posts.createdAt, since), eq(posts.bodyHash, bodyHash), eq(posts.state, 'visible'));
  if ('threadId' in place) {
    const parent = place.parentId === null ? isNull(posts.parentId) : eq(posts.parentId, place.parentId);
    const [found] = await tx.select(identity).from(posts)
      .where(and(same, eq(posts.threadId, place.threadId), parent, gt(posts.seq, 0))).orderBy(desc(posts.createdAt)).limit(1);
    return found;
  }
  const [found] = await tx.select(identity).from(posts).innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(same, eq(posts.seq, 0), eq(threads.communityId, place.communityId))).orderBy(desc(posts.createdAt)).limit(1);
  return found;
}

/** A post with what decides whether it may be changed; its row is locked, which comes before locking the thread's. */
export async function lockPost(tx: Tx, postId: string) {
  const [found] = await tx.select({
    id: posts.id, threadId: posts.threadId, authorId: posts.authorId, seq: posts.seq, markdown: posts.markdown,
    language: posts.language, version: posts.version, state: posts.state, deletedAt: posts.deletedAt, revision: posts.revision,
  }).from(posts).where(eq(posts.id, postId)).for('update');
  return found;
}

export async function readThreadOf(db: Executor, threadId: string) {
  const [found] = await db.select({ state: threads.state, title: threads.title, communityId: threads.communityId }).from(threads).where(eq(threads.id, threadId));
  return found;
}

/** Counts a change: the thread's revision after it. `posts`: how many more are visible now. */
export async function bumpThread(tx: Tx, threadId: string, change: { posts?: number } = {}) {
  const [bumped] = await tx.update(threads)
    .set({ revision: sql`${threads.revision} + 1`, ...(change.posts && { postCount: sql`${threads.postCount} + ${change.posts}` }) })
    .where(eq(threads.id, threadId))
    .returning({ revision: threads.revision, postCount: threads.postCount, state: threads.state, communityId: threads.communityId, title: threads.title });
  return bumped;
}

export async function insertPost(tx: Tx, post: typeof posts.$inferInsert, title: string | null): Promise<void> {
  await tx.insert(posts).values(post);
  await insertVersion(tx, { postId: post.id, version: 1, title, markdown: post.markdown, html: post.html, language: post.language, createdAt: post.createdAt });
}

export async function insertVersion(tx: Tx, version: typeof postVersions.$inferInsert): Promise<void> {
  await tx.insert(postVersions).values(version);
}

/** The languages that some account reads, as of now: a change counts from the next post on. */
export async function readLanguages(tx: Tx): Promise<Language[]> {
  // Written out, so that each finds its partial index.
  const { rows } = await tx.execute<Record<Language, boolean>>(sql`
    select exists (select from accounts where reads @> array['en']) as en, exists (select from accounts where reads @> array['zh']) as zh`);
  return LANGUAGES.filter((language) => rows[0]![language]);
}

/**
 * What is wanted waits from now, for its job or (`later`) for somebody to ask. Content of an older version stays, and
 * shows as outdated. What is no longer wanted goes.
 */
export async function wantTranslations(tx: Tx, postId: string, version: number, { now, later }: { now: Language[]; later: Language[] }): Promise<void> {
  const languages = [...now, ...later];
  if (version > 1) {
    await tx.delete(translations).where(and(eq(translations.postId, postId), languages.length > 0 ? notInArray(translations.language, languages) : undefined));
  }
  await wantMore(tx, postId, version, { now, later });
}

/** The same, and whatever else is wanted stays so. */
export async function wantMore(tx: Tx, postId: string, version: number, { now, later = [] }: { now: Language[]; later?: Language[] }): Promise<void> {
  const rows = (languages: Language[], status: 'pending' | 'unasked') => languages.map((language) => ({ postId, language, status, wantedVersion: version }));
  if (now.length + later.length === 0) return;
  await tx.insert(translations)
    .values([...rows(now, 'pending'), ...rows(later, 'unasked')])
    .onConflictDoUpdate({
      target: [translations.postId, translations.language],
      set: { status: sql`excluded.status`, wantedVersion: version, reason: null, willRetry: false },
    });
}

export async function changeThreadState(tx: Tx, threadId: string, communityId: string, state: 'open' | 'deleted'): Promise<void> {
  await tx.update(threads).set({ state }).where(eq(threads.id, threadId));
  await tx.update(communities).set({ threadCount: sql`${communities.threadCount} + ${state === 'open' ? 1 : -1}` }).where(eq(communities.id, communityId));
}
