/** The translation memory in Postgres: one round trip to recall a batch, one to remember it. */
import type { Database } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { Memory, MemoryKey } from '../translation/ports.ts';

export function memoryPostgres(db: Database): Memory {
  return {
    async recall(keys) {
      if (keys.length === 0) return [];
      const { rows } = await db.execute<{ at: number; target_text: string }>(sql`
        select wanted.at::int as at, memory.target_text
        from unnest(${sql.param(column(keys, 'hash'))}::text[], ${sql.param(column(keys, 'source'))}::text[], ${sql.param(column(keys, 'target'))}::text[],
                    ${sql.param(column(keys, 'engine'))}::text[], ${sql.param(column(keys, 'engineVersion'))}::text[],
                    ${sql.param(keys.map((key) => key.glossaryVersion))}::int[]) with ordinality
             as wanted (hash, source, target, engine, engine_version, glossary_version, at)
        join translation_memory memory
          on memory.source_hash = wanted.hash and memory.source_language = wanted.source
         and memory.target_language = wanted.target and memory.engine = wanted.engine
         and memory.engine_version = wanted.engine_version and memory.glossary_version = wanted.glossary_version`);
      const known = new Map(rows.map((row) => [row.at - 1, row.target_text]));
      return keys.map((_, at) => known.get(at));
    },

    async remember(entries) {
      if (entries.length === 0) return;
      const keys = entries.map((entry) => entry.key);
      // The first answer stays: two jobs that translated the same sentence at once need not agree on who wins.
      await db.execute(sql`
        insert into translation_memory
          (source_hash, source_language, target_language, engine, engine_version, glossary_version, source_text, target_text)
        select * from unnest(${sql.param(column(keys, 'hash'))}::text[], ${sql.param(column(keys, 'source'))}::text[], ${sql.param(column(keys, 'target'))}::text[],
                    ${sql.param(column(keys, 'engine'))}::text[], ${sql.param(column(keys, 'engineVersion'))}::text[],
                    ${sql.param(keys.map((key) => key.glossaryVersion))}::int[],
                    ${sql.param(entries.map((entry) => entry.source))}::text[], ${sql.param(entries.map((entry) => entry.target))}::text[])
        on conflict do nothing`);
    },

    async human(keys) {
      if (keys.length === 0) return [];
      const { rows } = await db.execute<{ at: number; output: string; by: string | null }>(sql`
        select wanted.at::int as at, s.target_text as output, a.handle as by
        from unnest(${sql.param(keys.map(({ hash }) => hash))}::text[], ${sql.param(keys.map(({ source }) => source))}::text[],
                    ${sql.param(keys.map(({ target }) => target))}::text[]) with ordinality as wanted (hash, source, target, at)
        join suggestions s on s.source_hash = wanted.hash and s.source_language = wanted.source and s.language = wanted.target and s.state = 'accepted'
        join posts p on p.id = s.post_id and p.state = 'visible' join threads t on t.id = p.thread_id and t.state <> 'deleted'
        left join accounts a on a.id = s.author_id`);
      const known = new Map(rows.map(({ at, output, by }) => [at - 1, { output, by }]));
      return keys.map((_, at) => known.get(at));
    },

    async forget(hashes) {
      if (hashes.length > 0) await db.execute(sql`delete from translation_memory where source_hash = any(${sql.param(hashes)}::text[])`);
    },
  };
}

function column(keys: MemoryKey[], name: 'hash' | 'source' | 'target' | 'engine' | 'engineVersion'): string[] {
  return keys.map((key) => key[name]);
}
