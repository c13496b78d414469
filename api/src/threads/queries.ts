/** Threads as lists and pages show them. Each statement has a name, so that Postgres plans it once a connection. */
import { type Tx, schema } from '@laoyou/db';
import { eq, sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Language, WrittenLanguage } from '../translation/index.ts';

const { threads, communities } = schema;

export async function insertThread(tx: Tx, thread: typeof threads.$inferInsert): Promise<void> {
  await tx.insert(threads).values(thread);
  await tx.update(communities).set({ threadCount: sql`${communities.threadCount} + 1` }).where(eq(communities.id, thread.communityId));
}

export interface ThreadRow {
  id: string;
  slug: string;
  name_en: string;
  name_zh: string;
  title: string | null;
  language: WrittenLanguage;
  post_count: number;
  state: 'open' | 'locked';
  created_at: Date;
  last_activity_at: Date;
  revision: string;
  opening_post_id: string;
  handle: string | null;
  display_name: string | null;
  opening_version: number;
  tr_language: Language | null;
  tr_status: 'unasked' | 'pending' | 'ready' | 'failed' | null;
  tr_post_version: number | null;
  tr_title: string | null;
  tr_engine: string | null;
  tr_engine_version: string | null;
  tr_model: string | null;
  tr_quality: 'draft' | 'standard' | 'high' | null;
  tr_local: boolean | null;
}

/** A deleted opening takes its title and its author's name with it. */
const COLUMNS = `
  t.id, c.slug, c.name_en, c.name_zh, case when o.state = 'visible' then t.title end as title, t.language, t.post_count, t.state,
  t.created_at, t.last_activity_at, t.revision, t.opening_post_id,
  case when o.state = 'visible' then a.handle end as handle, case when o.state = 'visible' then a.display_name end as display_name,
  o.version as opening_version, tr.language as tr_language, tr.status as tr_status, tr.post_version as tr_post_version, tr.title as tr_title,
  tr.engine as tr_engine, tr.engine_version as tr_engine_version, tr.model as tr_model, tr.quality as tr_quality, tr.local as tr_local`;

/** Lateral with a limit: a page of 25 asks the index 25 times, where a merge join would walk every translation there is. */
const JOINS = `
  join communities c on c.id = t.community_id
  join posts o on o.id = t.opening_post_id
  left join accounts a on a.id = t.author_id
  left join lateral (select * from translations where post_id = t.opening_post_id and language = $1 limit 1) tr on true`;

export type Sort = 'active' | 'new';
const SORT_COLUMN: Record<Sort, string> = { active: 'last_activity_at', new: 'created_at' };

export interface ListPosition {
  at: Date;
  id: string;
}

/** One page of threads, newest first by `sort`; the index gives them in this order, so nothing is sorted. */
export async function selectThreads(pool: pg.Pool, sort: Sort, { lang, communityId, after, limit }: { lang: Language; communityId: string | null; after: ListPosition | null; limit: number }): Promise<ThreadRow[]> {
  const column = `t.${SORT_COLUMN[sort]}`;
  const values: unknown[] = [lang];
  const where = [`t.state <> 'deleted'`];
  if (communityId) where.push(`t.community_id = $${values.push(communityId)}`);
  if (after) where.push(`(${column}, t.id) < ($${values.push(after.at)}, $${values.push(after.id)})`);
  // The page is cut before anything is joined to it. Its size is part of the statement: planned once for any size,
  // Postgres expects a tenth of all threads and joins whole tables.
  const text = `select ${COLUMNS} from (
      select * from threads t where ${where.join(' and ')} order by ${column} desc, t.id desc limit ${limit}
    ) t ${JOINS} order by ${column} desc, t.id desc`;
  const name = `threads ${limit} ${sort}${communityId ? ' community' : ''}${after ? ' after' : ''}`;
  const { rows } = await pool.query<ThreadRow>({ name, text, values });
  return rows;
}

/** One thread that anybody may read. */
export async function selectThread(pool: pg.Pool, threadId: string, lang: Language): Promise<ThreadRow | undefined> {
  const text = `select ${COLUMNS} from threads t ${JOINS} where t.id = $2 and t.state <> 'deleted'`;
  const { rows } = await pool.query<ThreadRow>({ name: 'thread', text, values: [lang, threadId] });
  return rows[0];
}
