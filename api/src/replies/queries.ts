import { type Executor, type Tx, schema } from '@laoyou/db';
import { desc, eq, sql } from 'drizzle-orm';
import type { WrittenLanguage } from '../translation/index.ts';
import { eraseSuggestions } from '../corrections/erase-queries.ts';
import { eraseOwnVersions } from '../own-versions/queries.ts';

const { accounts, posts, postVersions, threads } = schema;

/** The post a reply answers; held until the reply is stored, so that it cannot be deleted in between. */
export async function holdParent(tx: Tx, postId: string) {
  const [parent] = await tx.select({ id: posts.id, threadId: posts.threadId, seq: posts.seq, depth: posts.depth, path: posts.path, state: posts.state })
    .from(posts).where(eq(posts.id, postId)).for('share');
  return parent;
}

/** Makes room for one more post: its number in the thread and the thread's new revision. */
export async function takePlace(tx: Tx, threadId: string, now: Date) {
  const [thread] = await tx.update(threads).set({
    nextSeq: sql`${threads.nextSeq} + 1`, revision: sql`${threads.revision} + 1`, postCount: sql`${threads.postCount} + 1`,
    lastActivityAt: sql`greatest(${threads.lastActivityAt}, ${now.toISOString()}::timestamptz)`,
  }).where(eq(threads.id, threadId)).returning({ nextSeq: threads.nextSeq, revision: threads.revision, state: threads.state });
  return thread && { seq: thread.nextSeq - 1, revision: thread.revision, state: thread.state };
}

export async function updatePost(tx: Tx, postId: string, change: Partial<typeof posts.$inferInsert>): Promise<void> {
  await tx.update(posts).set(change).where(eq(posts.id, postId));
}

export async function updateThreadText(tx: Tx, threadId: string, change: { title: string; language: WrittenLanguage }): Promise<void> {
  await tx.update(threads).set(change).where(eq(threads.id, threadId));
}

/** Every version of a visible post, the newest first. */
export async function selectVersions(db: Executor, postId: string) {
  return db.select({
    version: postVersions.version, title: postVersions.title, markdown: postVersions.markdown, html: postVersions.html,
    language: postVersions.language, createdAt: postVersions.createdAt, handle: accounts.handle, displayName: accounts.displayName,
  }).from(postVersions).leftJoin(accounts, eq(accounts.id, postVersions.languageBy)).where(eq(postVersions.postId, postId)).orderBy(desc(postVersions.version)).limit(500);
}

/** The words of a deleted post, its versions and, of an opening post, its title: gone for good. */
export async function erasePost(tx: Tx, postId: string): Promise<void> {
  await tx.delete(postVersions).where(eq(postVersions.postId, postId));
  await eraseOwnVersions(tx, { postId });
  await eraseSuggestions(tx, { postId });
  await tx.update(posts).set({ markdown: '', html: '', bodyHash: '', submissionKey: null }).where(eq(posts.id, postId));
  await tx.update(threads).set({ title: '' }).where(eq(threads.openingPostId, postId));
}

/** A post with its thread's title, as an edit compares against it. */
export async function selectForEdit(db: Executor, postId: string) {
  const [found] = await db.select({
    threadId: posts.threadId, authorId: posts.authorId, seq: posts.seq, markdown: posts.markdown, language: posts.language,
    version: posts.version, revision: posts.revision, state: posts.state, deletedAt: posts.deletedAt, title: threads.title,
  }).from(posts).innerJoin(threads, eq(threads.id, posts.threadId)).where(eq(posts.id, postId));
  return found;
}
