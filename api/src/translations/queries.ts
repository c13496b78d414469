import type { Executor, Tx } from '@laoyou/db';
import { type SQL, sql } from 'drizzle-orm';
import { QUALITIES, type AlignedSentence, type Job, type Language, type Pair, type Quality } from '../translation/index.ts';
import { likePattern } from './like-pattern.ts';
import type { Progress } from './state.ts';

/** A quality as a number that can be compared: the better the larger. */
export const rankOf = (quality: SQL): SQL => sql`array_position(${sql.param(QUALITIES)}::text[], ${quality})`;

export interface TranslationRow extends Progress {
  currentVersion: number;
  reason: string | null;
  willRetry: boolean;
  engine: string | null;
  engineVersion: string | null;
  model: string | null;
  quality: Quality | null;
  local: boolean | null;
  translatedAt: Date | null;
  glossaryVersion: number | null;
  sourceHash: string | null;
  doubtCount: number | null;
  humanCount: number | null;
  sentences: AlignedSentence[] | null;
}

/** `translation` is undefined when the post is not wanted in that language, the whole when nobody may read the post. */
export async function findTranslation(db: Executor, postId: string, language: Language): Promise<{ translation: TranslationRow | undefined } | undefined> {
  const { rows } = await db.execute<TranslationRow & { wanted: boolean } & Record<string, unknown>>(sql`
    select tr.post_id is not null as wanted, p.version as "currentVersion", tr.status, tr.post_version as "postVersion",
           tr.reason, tr.will_retry as "willRetry", tr.engine, tr.engine_version as "engineVersion", tr.model, tr.quality, tr.local,
           tr.translated_at as "translatedAt", tr.sentences,
           tr.glossary_version as "glossaryVersion", tr.source_hash as "sourceHash", tr.doubt_count as "doubtCount", tr.human_count as "humanCount"
    from posts p
    join threads t on t.id = p.thread_id and t.state <> 'deleted'
    left join translations tr on tr.post_id = p.id and tr.language = ${language}
    where p.id = ${postId} and p.state = 'visible'`);
  return rows[0] && { translation: rows[0].wanted ? rows[0] : undefined };
}

/** Locks the post and tells its version and the state of one translation. */
export async function lockForRetry(tx: Tx, postId: string, language: Language): Promise<(Progress & { version: number; threadId: string }) | undefined> {
  const { rows } = await tx.execute<Progress & { version: number; threadId: string } & Record<string, unknown>>(sql`
    select p.version, p.thread_id as "threadId", tr.status, tr.post_version as "postVersion"
    from posts p join translations tr on tr.post_id = p.id and tr.language = ${language}
    where p.id = ${postId} and p.state = 'visible' for update of p, tr`);
  return rows[0];
}

export async function markPending(tx: Tx, postId: string, language: Language): Promise<void> {
  await tx.execute(sql`
    update translations set status = 'pending', reason = null, will_retry = false
    where post_id = ${postId} and language = ${language}`);
}

/**
 * Of these posts, and the openings of these threads, the translations nobody has asked for: they are pending from now,
 * and whoever comes second gets none. A row somebody else is changing just now is theirs.
 */
export async function markAsked(tx: Tx, language: Language, posts: string[], threads: string[]): Promise<Job[]> {
  const { rows } = await tx.execute<Job & Record<string, unknown>>(sql`
    with asked as (
      select tr.post_id from translations tr
      join posts p on p.id = tr.post_id and p.state = 'visible' and p.version = tr.wanted_version
      join threads t on t.id = p.thread_id and t.state <> 'deleted'
      where tr.language = ${language} and tr.status = 'unasked' and tr.post_id in (
        select unnest(${sql.param(posts)}::uuid[]) union select opening_post_id from threads where id = any(${sql.param(threads)}::uuid[]))
      order by tr.post_id for update of tr skip locked)
    update translations tr set status = 'pending' from asked where tr.post_id = asked.post_id and tr.language = ${language}
    returning tr.post_id as "postId", tr.language, tr.wanted_version as version`);
  return rows;
}

/**
 * What failed for want of an engine with these languages is unasked again. Rows are locked post by post and then thread
 * by thread, the order every writer keeps, and both are stamped: a reader sees another state.
 */
export async function markReopened(tx: Tx, pairs: readonly Pair[]): Promise<number> {
  const { rows } = await tx.execute<{ id: string; thread: string; language: Language }>(sql`
    select p.id, p.thread_id as thread, tr.language from translations tr join posts p on p.id = tr.post_id
    where tr.reason = 'pair.unsupported' and tr.status = 'failed' and (p.language, tr.language) in (
      select * from unnest(${sql.param(pairs.map(({ source }) => source))}::text[], ${sql.param(pairs.map(({ target }) => target))}::text[]))
    order by p.id for update of p`);
  if (rows.length === 0) return 0;
  const [ids, languages] = [rows.map(({ id }) => id), rows.map(({ language }) => language)];
  await tx.execute(sql`
    update translations tr set status = 'unasked', reason = null, will_retry = false
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(languages)}::text[]) as one (id, language)
    where tr.post_id = one.id and tr.language = one.language and tr.status = 'failed'`);
  await tx.execute(sql`select id from threads where id = any(${sql.param(rows.map(({ thread }) => thread))}::uuid[]) order by id for update`);
  await tx.execute(sql`
    with bumped as (
      update threads set revision = revision + 1 where id = any(${sql.param(rows.map(({ thread }) => thread))}::uuid[]) returning id, revision)
    update posts p set revision = bumped.revision from bumped where p.thread_id = bumped.id and p.id = any(${sql.param(ids)}::uuid[])`);
  return rows.length;
}

/** Whose translations: one post's, or those of everything an account wrote. */
export type Whose = { postId: string } | { authorId: string };

/**
 * Deletes translations, and what the translation memory learned from their sentences: nothing made from a post outlives
 * it. A sentence that stands in another post too is simply translated again there when it is next needed.
 */
export async function deleteTranslations(tx: Tx, whose: Whose): Promise<void> {
  const which: SQL = 'postId' in whose ? sql`post_id = ${whose.postId}` : sql`post_id in (select id from posts where author_id = ${whose.authorId})`;
  await tx.execute(sql`
    with gone as (delete from translations where ${which} returning source_hashes)
    delete from translation_memory where source_hash in (select unnest(source_hashes) from gone)`);
}

/**
 * Translations of the next `limit` visible posts that hold one of `forms` in their text or title; in every community, or
 * in one. Coarse on purpose: where a form is only part of a longer word, translating again finds nothing new.
 */
export async function selectTouched(tx: Executor, { communityId, forms, after, limit }: { communityId: string | null; forms: string[]; after: string | null; limit: number }): Promise<{ jobs: Job[]; /** Where to go on; null at the end. */ next: string | null }> {
  const likes = forms.map(likePattern);
  const { rows } = await tx.execute<Omit<Job, 'language'> & { language: Language | null } & Record<string, unknown>>(sql`
    with touched as (
      select p.id, p.version from posts p join threads t on t.id = p.thread_id
      where p.state = 'visible' and t.state <> 'deleted' and p.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
        and (${communityId}::uuid is null or t.community_id = ${communityId}::uuid)
        and (p.markdown ilike any (${sql.param(likes)}::text[]) or (p.seq = 0 and t.title ilike any (${sql.param(likes)}::text[])))
      order by p.id limit ${limit}
    )
    select touched.id as "postId", tr.language, touched.version
    from touched left join translations tr on tr.post_id = touched.id and tr.wanted_version = touched.version and tr.status <> 'unasked'
    order by touched.id`);
  const jobs = rows.filter((row): row is Job & Record<string, unknown> => row.language !== null).map(({ postId, language, version }) => ({ postId, language, version }));
  return { jobs, next: new Set(rows.map(({ postId }) => postId)).size === limit ? rows.at(-1)!.postId : null };
}

/** Writes down that this change of the glossary touches these translations, for whoever asks which are out of date. */
export async function markTouched(tx: Tx, jobs: Job[], version: number): Promise<void> {
  await tx.execute(sql`
    update translations tr set touched_version = greatest(tr.touched_version, ${version})
    from unnest(${sql.param(jobs.map(({ postId }) => postId))}::uuid[], ${sql.param(jobs.map(({ language }) => language))}::text[], ${sql.param(jobs.map((job) => job.version))}::int[]) as j (post_id, language, version)
    where tr.post_id = j.post_id and tr.language = j.language and tr.wanted_version = j.version`);
}
