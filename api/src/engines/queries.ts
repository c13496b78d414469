import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import { AUTHORS, isByAuthor } from '../translation/index.ts';

export interface Made {
  engine: string;
  translations: number;
  /** By the version that serves now, of the engines that are named. */
  current: number;
  since: Date;
}

/** What each engine has made of what is there now, and sentences that people translated. */
export async function countMade(db: Executor, versions: { id: string; version: string }[]): Promise<{ engines: Made[]; humanSentences: number; authors: number }> {
  const { rows } = await db.execute<{ engine: string; translations: number; current: number; since: Date | string; human: number }>(sql`
    select tr.engine, count(*)::int as translations, count(v.id)::int as current, min(tr.translated_at) as since,
           coalesce(sum(case when tr.engine <> all(${sql.param(AUTHORS)}::text[]) then tr.human_count end), 0)::int as human
    from translations tr
    left join unnest(${sql.param(versions.map(({ id }) => id))}::text[], ${sql.param(versions.map(({ version }) => version))}::text[]) as v (id, version)
      on v.id = tr.engine and v.version = tr.engine_version
    where tr.post_version is not null group by tr.engine`);
  return {
    engines: rows.map(({ since, human: _, ...made }) => ({ ...made, since: new Date(since) })),
    humanSentences: rows.reduce((sum, { human }) => sum + human, 0),
    authors: rows.filter(({ engine }) => isByAuthor(engine)).reduce((sum, { translations }) => sum + translations, 0),
  };
}
