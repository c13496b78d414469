/** What engines were sent, in Postgres: one statement a call, and the row itself decides whether the budget allows it. */
import type { Database } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { Clock, Usage } from '../translation/ports.ts';

/** `2026-11`, in UTC. */
export const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);

/** `budgets`: characters a month, by engine; an engine that is not there has none. */
export function usagePostgres(db: Database, clock: Clock, budgets: ReadonlyMap<string, number>): Usage {
  return {
    async reserve(engine, { characters, sentences }) {
      const now = clock.now();
      const month = monthOf(now);
      const budget = budgets.get(engine) ?? null;
      const { rows } = await db.execute(sql`
        insert into engine_usage as u (engine, month, characters, sentences, requests)
        select ${engine}, ${month}, ${characters}::bigint, ${sentences}::bigint, 1
        where ${budget}::bigint is null or ${characters}::bigint <= ${budget}::bigint
        on conflict (engine, month) do update
          set characters = u.characters + excluded.characters, sentences = u.sentences + excluded.sentences, requests = u.requests + 1
          where ${budget}::bigint is null or u.characters + excluded.characters <= ${budget}::bigint
        returning engine`);
      return rows.length > 0 ? { month } : { spentFor: nextMonth(now) - now };
    },

    async failed(engine, month, reason, back) {
      await db.execute(sql`
        update engine_usage set failures = failures + 1, last_failure = ${reason}, last_failure_at = ${new Date(clock.now()).toISOString()}::timestamptz,
          characters = greatest(0, characters - ${back?.characters ?? 0}::bigint), sentences = greatest(0, sentences - ${back?.sentences ?? 0}::bigint)
        where engine = ${engine} and month = ${month}`);
    },
  };
}

function nextMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
