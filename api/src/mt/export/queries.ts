import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { ExportedPair } from './formats.ts';

export interface PairFilter {
  pair?: 'zh-en' | 'en-zh' | undefined;
}

/** Accepted pairs whose post anybody may read, by id, after `after`. */
export async function selectPairs(db: Executor, { pair, after, limit }: PairFilter & { after: string | null; limit: number }): Promise<(ExportedPair & { id: string })[]> {
  const [source, target] = pair?.split('-') ?? [];
  const { rows } = await db.execute<Record<string, unknown> & Omit<ExportedPair, 'at'> & { id: string; at: string }>(sql`
    select s.id, s.source_language as source, s.language as target, s.source_text as "sourceText", s.target_text as "targetText",
           coalesce(s.decided_at, s.created_at) as at, a.handle as by
    from suggestions s
    join posts p on p.id = s.post_id and p.state = 'visible'
    join threads t on t.id = p.thread_id and t.state <> 'deleted'
    left join accounts a on a.id = s.author_id
    where s.state = 'accepted' and (${after}::uuid is null or s.id > ${after}::uuid)
      and (${source ?? null}::text is null or (s.source_language = ${source ?? null} and s.language = ${target ?? null}))
    order by s.id limit ${limit}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
