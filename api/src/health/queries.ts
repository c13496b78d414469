import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';

/** Answers when the database does; counts translation jobs that are due and not done. */
export async function countWaitingJobs(db: Executor): Promise<number> {
  const { rows } = await db.execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from (select from graphile_worker.jobs where task_identifier = 'translate_post' and run_at <= now() limit 100000) due`);
  return rows[0]?.waiting ?? 0;
}
