import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { ReasonCode } from '../translation/index.ts';

export interface UsageRow {
  engine: string;
  month: string;
  characters: number;
  sentences: number;
  requests: number;
  failures: number;
  lastFailure: ReasonCode | null;
  lastFailureAt: Date | null;
  lastAskedAt: Date | null;
  pausedUntil: Date | null;
  turnedAway: number | null;
}

const moment = (value: Date | string | null) => (value === null ? null : new Date(value));

/** What engines were asked from this month on, the newest first. */
export async function selectUsage(db: Executor, from: string): Promise<UsageRow[]> {
  const { rows } = await db.execute<UsageRow & Record<string, unknown>>(sql`
    select engine, month, characters::float8, sentences::float8, requests, failures, last_failure as "lastFailure", last_failure_at as "lastFailureAt",
      last_asked_at as "lastAskedAt", paused_until as "pausedUntil", turned_away::float8 as "turnedAway"
    from engine_usage where month >= ${from} order by month desc, engine limit 500`);
  return rows.map((row) => ({ ...row, lastFailureAt: moment(row.lastFailureAt), lastAskedAt: moment(row.lastAskedAt), pausedUntil: moment(row.pausedUntil) }));
}
