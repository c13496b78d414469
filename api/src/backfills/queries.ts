/** Rounds of translating what is there already, and which posts each of them takes. */
import { type Executor, type Tx, schema } from '@laoyou/db';
import { type SQL, eq, sql } from 'drizzle-orm';
import { type Job, type Language, LANGUAGES, NO_ENGINES, type PostText } from '../translation/index.ts';
import { rankOf } from '../translations/queries.ts';
import { CHOICES, type Choice, type Selection, type Serving } from './choose.ts';

const { backfills } = schema;

const FROM = sql`from translations tr join posts p on p.id = tr.post_id join threads t on t.id = p.thread_id`;
const CURRENT = sql`tr.post_version = tr.wanted_version`;
/** Nothing for the version that is wanted, and no job that would bring it. */
const NOT_COMING = sql`(tr.status in ('unasked', 'failed') or tr.status = 'pending' and not exists (
  select from graphile_worker._private_jobs j where j.key = tr.post_id || ':' || tr.language || ':' || tr.wanted_version))`;
const MISSING = sql`(tr.post_version is distinct from tr.wanted_version and ${NOT_COMING})`;
/** What an author wrote, and what needed no engine, no engine will do better. */
const BY_ENGINE = sql`tr.engine <> all(${sql.param(NO_ENGINES)}::text[])`;

/** A term in the text was changed since. Which texts a change touches was found out when it was made: no text is read. */
const TOUCHED = sql`tr.touched_version > coalesce(tr.glossary_version, 0)`;

function worse({ best }: Serving): SQL {
  const known = LANGUAGES.filter((language) => best[language]);
  const wanted = known.map((language) => best[language]!);
  return sql`exists (select from unnest(${sql.param(known)}::text[], ${sql.param(wanted)}::text[]) as b (language, quality)
    where b.language = tr.language and ${rankOf(sql`b.quality`)} > ${rankOf(sql`tr.quality`)})`;
}

const otherVersion = ({ versions }: Serving): SQL => sql`exists (
  select from unnest(${sql.param(versions.map(({ engine }) => engine))}::text[], ${sql.param(versions.map(({ version }) => version))}::text[]) as e (engine, version)
  where e.engine = tr.engine and e.version <> tr.engine_version)`;

function chosen(choice: Choice, now: Serving): SQL {
  switch (choice) {
    case 'missing': return MISSING;
    case 'drafts': return sql`${CURRENT} and ${BY_ENGINE} and tr.quality = 'draft' and ${worse(now)}`;
    case 'outdated': return sql`${CURRENT} and ${BY_ENGINE} and (${otherVersion(now)} or ${worse(now)} or ${TOUCHED})`;
    case 'all': return sql`(${MISSING} or ${CURRENT} and ${BY_ENGINE})`;
  }
}

const STANDING = sql`p.state = 'visible' and t.state <> 'deleted' and p.version = tr.wanted_version`;

function within({ choice, languages, communityId }: Selection, now: Serving): SQL {
  return sql`${STANDING} and tr.language = any(${sql.param(languages)}::text[])
    and ${communityId === null ? sql`true` : sql`t.community_id = ${communityId}`} and ${chosen(choice, now)}`;
}

export async function countChosen(db: Executor, selection: Selection, now: Serving): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count ${FROM} where ${within(selection, now)}`);
  return rows[0]!.count;
}

/** What there is to do, and what an earlier version of an engine that serves now has made. */
export async function countWaiting(db: Executor, now: Serving): Promise<Record<Choice | 'olderVersions', number>> {
  const of = (condition: SQL, name: string) => sql`(count(*) filter (where ${condition}))::int as ${sql.identifier(name)}`;
  const counts = [...CHOICES.map((choice) => of(chosen(choice, now), choice)), of(sql`${CURRENT} and ${otherVersion(now)}`, 'olderVersions')];
  const { rows } = await db.execute<Record<Choice | 'olderVersions', number>>(sql`select ${sql.join(counts, sql`, `)} ${FROM} where ${STANDING}`);
  return rows[0]!;
}

/** Texts of some of the chosen posts, drawn evenly, to tell from them what all would cost. */
export async function drawTexts(db: Executor, selection: Selection, now: Serving, most: number): Promise<(PostText & { target: Language })[]> {
  const { rows } = await db.execute<PostText & { target: Language } & Record<string, unknown>>(sql`
    select p.id as "postId", p.version, p.language, t.community_id as "communityId", case when p.seq = 0 then t.title end as title, p.markdown, tr.language as target
    ${FROM} where ${within(selection, now)} order by md5(p.id::text) limit ${most}`);
  return rows;
}

/** The next posts, the youngest first, after this one; nobody else takes them before the transaction ends. */
export async function takeChosen(tx: Tx, selection: Selection, now: Serving, after: Position | null, most: number): Promise<(Job & { missing: boolean })[]> {
  const { rows } = await tx.execute<Job & { missing: boolean } & Record<string, unknown>>(sql`
    select tr.post_id as "postId", tr.language, tr.wanted_version as version, tr.post_version is distinct from tr.wanted_version as missing
    ${FROM} where ${within(selection, now)} and ${after === null ? sql`true` : sql`(tr.post_id, tr.language) < (${after.postId}::uuid, ${after.language})`}
    order by tr.post_id desc, tr.language desc limit ${most} for update of tr skip locked`);
  return rows;
}

/** How far a round has come through the posts. */
export interface Position {
  postId: string;
  language: Language;
}

/** What nobody had asked for, or had failed, is on its way now. */
export async function markComing(tx: Tx, jobs: Job[]): Promise<void> {
  await setStatus(tx, jobs, 'pending');
}

/** It will not come after all: whoever reads it asks. */
export async function markUnasked(tx: Tx, jobs: Job[]): Promise<void> {
  await setStatus(tx, jobs, 'unasked');
}

async function setStatus(tx: Tx, jobs: Job[], status: 'pending' | 'unasked'): Promise<void> {
  if (jobs.length === 0) return;
  await tx.execute(sql`
    update translations tr set status = ${status}, reason = null, will_retry = false
    from unnest(${sql.param(jobs.map(({ postId }) => postId))}::uuid[], ${sql.param(jobs.map(({ language }) => language))}::text[]) as j (post_id, language)
    where tr.post_id = j.post_id and tr.language = j.language and tr.post_version is distinct from tr.wanted_version`);
}

/** One start at a time. */
export async function lockStarting(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('backfills.start', 0))`);
}

export async function insertRound(tx: Tx, round: typeof backfills.$inferInsert): Promise<void> {
  await tx.insert(backfills).values(round);
}

export async function lockRound(tx: Tx, id: string) {
  const [found] = await tx.select().from(backfills).where(eq(backfills.id, id)).for('update');
  return found;
}

export async function updateRound(tx: Tx, id: string, change: Partial<typeof backfills.$inferInsert>): Promise<void> {
  await tx.update(backfills).set(change).where(eq(backfills.id, id));
}

export async function countFailed(db: Executor, id: string): Promise<void> {
  await db.update(backfills).set({ failed: sql`${backfills.failed} + 1` }).where(eq(backfills.id, id));
}

export type RoundRow = Omit<typeof backfills.$inferSelect, 'startedBy' | 'communityId'> & { startedBy: string | null; community: string | null };

/** The last rounds, the youngest first, or one of them. */
export async function selectRounds(db: Executor, { id, limit = 1 }: { id?: string; limit?: number } = {}): Promise<RoundRow[]> {
  const { rows } = await db.execute<RoundRow & Record<string, unknown>>(sql`
    select b.id, b.choice, b.languages, b.rate, b.state, b.total, b.queued, b.done, b.failed, a.handle as "startedBy", c.slug as community,
           b.created_at as "createdAt", b.finished_at as "finishedAt"
    from backfills b left join accounts a on a.id = b.started_by left join communities c on c.id = b.community_id
    where ${id === undefined ? sql`true` : sql`b.id = ${id}`} order by b.created_at desc, b.id desc limit ${limit}`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), finishedAt: row.finishedAt && new Date(row.finishedAt) }));
}

/** The round that goes on. */
export async function findRunning(db: Executor): Promise<string | undefined> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from backfills where state = 'running' order by created_at limit 1`);
  return rows[0]?.id;
}
