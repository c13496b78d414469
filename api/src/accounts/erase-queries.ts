import type { Tx } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import { eraseSuggestions } from '../corrections/erase-queries.ts';
import { eraseOwnVersions } from '../own-versions/queries.ts';
import { deleteTranslations } from '../translations/queries.ts';

interface Erased {
  threadId: string;
  postId: string;
  version: number;
  revision: number;
}

/**
 * Erases every post of an account with its versions and translations, and deletes the threads in which nothing is left.
 * Answers one post for each thread that changed: readers ask for the rest by revision. Rows are locked in the order all
 * writers keep, posts before threads, each by id.
 */
export async function eraseEverythingBy(tx: Tx, accountId: string, now: Date): Promise<Erased[]> {
  const at = now.toISOString();
  await tx.execute(sql`select id from posts where author_id = ${accountId} order by id for update`);
  await tx.execute(sql`select id from threads where id in (select thread_id from posts where author_id = ${accountId}) order by id for update`);
  await deleteTranslations(tx, { authorId: accountId });
  await eraseOwnVersions(tx, { authorId: accountId });
  await eraseSuggestions(tx, { authorId: accountId });
  await tx.execute(sql`delete from post_versions where post_id in (select id from posts where author_id = ${accountId})`);
  // Threads whose last visible post goes are counted out of their communities before their state hides the fact.
  await tx.execute(sql`
    with mine as (select thread_id, count(*) filter (where state = 'visible') as visible from posts where author_id = ${accountId} group by thread_id),
    ended as (
      select t.community_id, count(*) as threads from threads t join mine on mine.thread_id = t.id
      where t.state <> 'deleted' and t.post_count <= mine.visible group by t.community_id
    )
    update communities c set thread_count = c.thread_count - ended.threads from ended where ended.community_id = c.id`);
  await tx.execute(sql`
    with mine as (
      select thread_id, count(*) filter (where state = 'visible') as visible, bool_or(seq = 0) as opened
      from posts where author_id = ${accountId} group by thread_id
    )
    update threads t set revision = t.revision + 1, post_count = t.post_count - mine.visible,
      state = case when t.post_count <= mine.visible then 'deleted' else t.state end,
      title = case when mine.opened then '' else t.title end
    from mine where mine.thread_id = t.id`);
  const { rows } = await tx.execute<Record<string, unknown> & Omit<Erased, 'revision'> & { revision: string }>(sql`
    with erased as (
      update posts p set state = 'deleted', deleted_at = coalesce(p.deleted_at, ${at}::timestamptz), markdown = '', html = '', body_hash = '',
        submission_key = null, revision = t.revision
      from threads t where t.id = p.thread_id and p.author_id = ${accountId}
      returning p.thread_id, p.id, p.version, p.revision
    )
    select distinct on (thread_id) thread_id as "threadId", id as "postId", version, revision from erased order by thread_id, id`);
  return rows.map((row) => ({ ...row, revision: Number(row.revision) }));
}
