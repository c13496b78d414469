/** Where the translation room reads posts and keeps translations. A result is kept only for the version it was made from. */
import { type Database, transaction, type Tx } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { LiveEvent } from '../live/events.ts';
import { isByAuthor } from '../translation/index.ts';
import type { Job, OwnVersion, PostStore, PostText } from '../translation/ports.ts';
import { rankOf } from '../translations/queries.ts';
import { announce } from './announcer-postgres.ts';

export function postStorePostgres(db: Database): PostStore {
  return {
    async read(postId) {
      const { rows } = await db.execute<Record<string, unknown> & PostText>(sql`
        select p.id as "postId", p.version, p.language, p.markdown, t.community_id as "communityId", case when p.seq = 0 then t.title end as title
        from posts p join threads t on t.id = p.thread_id
        where p.id = ${postId} and p.state = 'visible' and t.state <> 'deleted'`);
      return rows[0];
    },

    async own({ postId, language, version }) {
      const { rows } = await db.execute<Record<string, unknown> & OwnVersion>(sql`
        select title, markdown, machine from own_versions where post_id = ${postId} and language = ${language} and post_version = ${version}`);
      return rows[0];
    },

    async save(job, made) {
      const keptCount = made.sentences.filter(({ outcome }) => outcome === 'kept').length;
      // Sentences of earlier versions stay named: they are in the memory too.
      const hashes = sql`array(select distinct unnest(source_hashes || ${sql.param(made.sourceHashes)}::text[]))`;
      const better = sql`coalesce(${(job.keepBetter ?? false) && !isByAuthor(made.engine)}::boolean and post_version = ${job.version}
        and (${rankOf(sql`quality`)} > ${rankOf(sql`${made.quality}::text`)} or ${made.owed !== undefined}::boolean and kept_count < ${keptCount}), false)`;
      const outcome = await change(db, job, 'translation.ready', async (tx) => {
        const updated = await tx.execute(sql`
          update translations set
            status = 'ready', post_version = ${job.version}, title = ${made.title}, html = ${made.html}, paired_html = ${made.pairedHtml},
            sentences = ${JSON.stringify(made.sentences)}::jsonb,
            source_hashes = ${hashes}, kept_count = ${keptCount},
            doubt_count = ${made.doubtCount}, human_count = ${made.humanCount}, glossary_version = ${made.glossaryVersion}, source_hash = ${made.sourceHash},
            engine = ${made.engine}, engine_version = ${made.engineVersion}, model = ${made.model}, quality = ${made.quality},
            local = ${made.local}, reason = null, will_retry = false, translated_at = now()
          where post_id = ${job.postId} and language = ${job.language} and wanted_version = ${job.version}
            -- What an engine was still at when the author came with their own version, or took it back, is not wanted any more.
            and ${isByAuthor(made.engine)}::boolean = exists (
              select from own_versions o where o.post_id = ${job.postId} and o.language = ${job.language} and o.post_version = ${job.version})
            and not ${better}`);
        if (updated.rowCount === 1) return 'changed';
        // The memory has learned its sentences all the same, and they go when the post goes.
        const kept = await tx.execute(sql`
          update translations set source_hashes = ${hashes}
          where post_id = ${job.postId} and language = ${job.language} and wanted_version = ${job.version} and ${better}`);
        return kept.rowCount === 1 ? 'same' : 'gone';
      });
      return ({ changed: 'saved', same: 'kept', gone: 'gone' } as const)[outcome];
    },

    async fail(job, reason, willRetry) {
      const outcome = await change(db, job, 'translation.failed', async (tx) => {
        const before = await tx.execute<{ same: boolean }>(sql`
          select (status, reason, will_retry) is not distinct from ('failed', ${reason}, ${willRetry}::boolean)
            -- A renewal that failed: what is there stays, and nobody need know.
            or (status = 'ready' and post_version = wanted_version) as same
          from translations where post_id = ${job.postId} and language = ${job.language} and wanted_version = ${job.version} for update`);
        // A failure that says nothing new is no news: it would wake every open page at each of a dozen tries.
        if (before.rows[0]?.same) return 'same';
        const updated = await tx.execute(sql`
          update translations set status = 'failed', reason = ${reason}, will_retry = ${willRetry}
          where post_id = ${job.postId} and language = ${job.language} and wanted_version = ${job.version}`);
        return updated.rowCount === 1 ? 'changed' : 'gone';
      });
      return outcome !== 'gone';
    },
  };
}

type Outcome = 'changed' | 'same' | 'gone';

/** Thrown to roll back: the post moved on, and nothing may be left behind. */
class Stale extends Error {}

/** Changes one translation of a post that still has the job's version, stamps post and thread, and announces it. */
async function change(
  db: Database,
  job: Job,
  type: 'translation.ready' | 'translation.failed',
  update: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await transaction(db, async (tx) => {
      // The post's row is locked before the thread's, the order every writer keeps.
      const found = await tx.execute<{ thread_id: string }>(sql`
        select thread_id from posts where id = ${job.postId} and version = ${job.version} and state = 'visible' for update`);
      const threadId = found.rows[0]?.thread_id;
      if (!threadId) throw new Stale();
      const outcome = await update(tx);
      if (outcome === 'gone') throw new Stale();
      if (outcome === 'same') return outcome;
      const bumped = await tx.execute<{ revision: string }>(sql`
        update threads set revision = revision + 1 where id = ${threadId} and state <> 'deleted' returning revision`);
      const revision = Number(bumped.rows[0]?.revision ?? Number.NaN);
      if (Number.isNaN(revision)) throw new Stale();
      await tx.execute(sql`update posts set revision = ${revision} where id = ${job.postId}`);
      const event: LiveEvent = { type, threadId, postId: job.postId, language: job.language, version: job.version, revision };
      await announce(tx, event);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Stale) return 'gone';
    throw error;
  }
}
