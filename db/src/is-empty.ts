import { sql } from 'drizzle-orm';
import type { Executor } from './client.ts';
import { accounts, communities } from './schema/index.ts';

/** True as long as nobody has signed up and nothing was made: the only time example content is welcome. */
export async function isEmpty(db: Executor): Promise<boolean> {
  const { rows } = await db.execute<{ used: boolean }>(sql`select exists(select 1 from ${accounts}) or exists(select 1 from ${communities}) as used`);
  return rows[0]?.used === false;
}
