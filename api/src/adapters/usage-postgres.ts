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
        insert into engine_usage as u (engine, month, characters, sentences, requests, last_asked_at)
        select ${engine}, ${month}, ${characters}::bigint, ${sentences}::bigint, 1, ${new Date(now).toISOString()}::timestamptz
        where ${budget}::bigint is null or ${characters}::bigint <= ${budget}::bigint
        on conflict (engine, month) do update
          set characters = u.characters + excluded.characters, sentences = u.sentences + excluded.sentences, requests = u.requests + 1,
            last_asked_at = excluded.last_asked_at
          where ${budget}::bigint is null or u.characters + excluded.characters <= ${budget}::bigint
        returning engine`);
      if (rows.length > 0) return { month };
      await db.execute(sql`
        insert into engine_usage as u (engine, month, turned_away) values (${engine}, ${month}, ${characters}::bigint)
        on conflict (engine, month) do update set turned_away = least(u.turned_away, excluded.turned_away)`);
      return { spentFor: nextMonth(now) - now };
    },

    async failed(engine, month, reason, back, pausedUntil) {
      const until = pausedUntil === undefined ? null : new Date(pausedUntil).toISOString();
      await db.execute(sql`
        update engine_usage set failures = failures + 1, last_failure = ${reason}, last_failure_at = ${new Date(clock.now()).toISOString()}::timestamptz,
          paused_until = ${until}::timestamptz, characters = greatest(0, characters - ${back?.characters ?? 0}::bigint), sentences = greatest(0, sentences - ${back?.sentences ?? 0}::bigint)
        where engine = ${engine} and month = ${month}`);
    },
  };
}

/** When the next month begins, and budgets with it. */
export function nextMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
