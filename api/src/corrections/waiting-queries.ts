import type { Executor } from '@laoyou/db';
import { sql, type SQL } from 'drizzle-orm';
import type { Viewer } from '../accounts/viewer.ts';
import { isNews, tables, waitsFor } from './queries.ts';

/** Asked with every page of whoever is signed in: one index range each, and read no further than `most`. */
export async function selectWaiting(db: Executor, viewer: Pick<Viewer, 'id' | 'role'>, most: number): Promise<{ open: number; news: number }> {
  const counted = (which: SQL) => sql`(select count(*)::int from (select from ${tables} where ${which} limit ${most}) as counted)`;
  const { rows } = await db.execute<{ open: number; news: number }>(sql`select ${counted(waitsFor(viewer))} as open, ${counted(isNews(viewer.id))} as news`);
  return rows[0]!;
}

/** Never back: two windows may tell it in any order. */
export async function putOutcomesSeen(db: Executor, accountId: string, until: Date): Promise<void> {
  await db.execute(sql`update accounts set outcomes_seen_at = greatest(outcomes_seen_at, ${until.toISOString()}::timestamptz) where id = ${accountId}`);
}
