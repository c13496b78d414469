/** One way to run a transaction, so that what must be repeated is repeated in one place. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Tx } from './client.ts';

const REPEATABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/**
 * Runs `work` in a transaction and commits it. Two transactions that met in a deadlock or a serialisation
 * conflict are run again from the start, so `work` must do nothing outside `tx`: no engine, mail or HTTP call.
 */
export async function transaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !REPEATABLE.has(sqlState(error) ?? '')) throw error;
      await delay(Math.random() * 20 * attempt);
    }
  }
}

/** The SQLSTATE of a failed query, also when drizzle has wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}
