import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';

/** The revision of a thread that anybody may read; `undefined` when there is none or it was deleted. */
export async function readRevision(db: Executor, threadId: string): Promise<number | undefined> {
  const { rows } = await db.execute<{ revision: string }>(sql`
    select revision from threads where id = ${threadId} and state <> 'deleted'`);
  return rows[0] && Number(rows[0].revision);
}
