import type { Tx } from '@laoyou/db';
import { sql } from 'drizzle-orm';

/** Two starts at once seed one after the other, and the second finds that there is nothing to do. */
export async function lockSeeding(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('seed.demo', 0))`);
}
