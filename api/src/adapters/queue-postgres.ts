/** Translation jobs on graphile-worker's queue, added in the transaction that stores the post. */
import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { Language, WrittenLanguage } from '../translation/languages.ts';
import type { Job, Priority, Queue } from '../translation/ports.ts';

export const TRANSLATE_POST = 'translate_post';
/** The same for posts nobody waits for; a runner of its own takes them, so that they are never in the way. */
export const CATCH_UP_POST = 'catch_up_post';

/** Posts that are caught up with are told of a round of `backfills`, which counts how they end. */
export interface RoundJob extends Job {
  round?: string;
  /** There is nothing yet for this version; else what is there is renewed. */
  missing?: boolean;
}

export interface TranslateJob extends RoundJob {
  /** Counted from 1; our own count, because a retry is a new job with its own time. */
  attempt: number;
  /** Not there in jobs of before 0.2: fresh. */
  priority?: Priority;
}

/** A lower priority runs first. What people wait for goes before what can wait. */
const LANES = { fresh: { task: TRANSLATE_POST, priority: 0 }, backfill: { task: CATCH_UP_POST, priority: 10 } };

export const queuePostgres: Queue<Executor> = {
  async enqueue(tx, jobs, { priority = 'fresh' } = {}) {
    await addJobs(tx, jobs.map((job) => ({ ...job, attempt: 1 })), priority);
  },
};

/** Runs the same job again after `afterMs`. Called from within that job, so its key is free for the new one. */
export async function enqueueAgain(db: Executor, job: TranslateJob, afterMs: number): Promise<void> {
  await addJobs(db, [job], job.priority ?? 'fresh', afterMs);
}

async function addJobs(tx: Executor, jobs: TranslateJob[], lane: Priority, afterMs = 0): Promise<void> {
  if (jobs.length === 0) return;
  const { task, priority } = LANES[lane];
  const payloads = jobs.map(({ postId, language, version, attempt, round, missing, keepBetter }) => JSON.stringify({ postId, language, version, attempt, priority: lane, round, missing, keepBetter }));
  // One job for one (post, language, version), however many ask: the key replaces, it does not add.
  await tx.execute(sql`
    select graphile_worker.add_job(
      identifier => ${task}, payload => job.payload::json, job_key => job.key, job_key_mode => 'replace',
      priority => ${priority}, run_at => now() + make_interval(secs => ${afterMs / 1000}))
    from unnest(${sql.param(payloads)}::text[], ${sql.param(jobs.map(jobKey))}::text[]) as job (payload, key)`);
}

/** Jobs of a round, behind everything fresh. */
export async function enqueueRound(tx: Executor, round: string, jobs: RoundJob[]): Promise<void> {
  await addJobs(tx, jobs.map((job) => ({ ...job, round, attempt: 1 })), 'backfill');
}

/** How many jobs of a round are waiting or under way. */
export async function countRoundJobs(db: Executor, round: string): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from graphile_worker._private_jobs where key like '%:%:%' and payload->>'round' = ${round}`);
  return rows[0]!.count;
}

/** Takes the jobs of a round that have not begun off the queue, and gives them back. */
export async function dropRoundJobs(tx: Executor, round: string): Promise<RoundJob[]> {
  const { rows } = await tx.execute<{ payload: TranslateJob }>(sql`
    delete from graphile_worker._private_jobs where locked_at is null and key like '%:%:%' and payload->>'round' = ${round} returning payload`);
  return rows.map(({ payload }) => payload);
}

export const FEED_BACKFILL = 'feed_backfill';

/** The next step of a round, so many milliseconds from now. */
export async function queueFeeding(tx: Executor, payload: { round: string } & Record<string, unknown>, afterMs: number): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(
      identifier => ${FEED_BACKFILL}, payload => ${JSON.stringify(payload)}::json, job_key => ${`feed:${payload.round}`}, job_key_mode => 'replace',
      run_at => now() + make_interval(secs => ${afterMs / 1000}))`);
}

function jobKey({ postId, language, version }: Job): string {
  return `${postId}:${language}:${version}`;
}

export const ERASE_POST = 'erase_post';

/** The words of a deleted post go for good after so long; deleting it again later moves the time. */
export async function queueErasure(tx: Executor, postId: string, afterMs: number): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(
      identifier => ${ERASE_POST}, payload => ${JSON.stringify({ postId })}::json, job_key => ${`erase:${postId}`}, job_key_mode => 'replace',
      run_at => now() + make_interval(secs => ${afterMs / 1000}))`);
}

export const APPLY_GLOSSARY = 'apply_glossary';

/** Renews what a changed term touches: posts that hold one of its forms, after the post with the id `after`. */
export interface GlossaryJob {
  /** null: in every community. */
  communityId: string | null;
  forms: string[];
  /** Of the change. */
  version: number;
  after: string | null;
}

export async function queueGlossary(tx: Executor, job: GlossaryJob): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(identifier => ${APPLY_GLOSSARY}, payload => ${JSON.stringify(job)}::json, priority => 5,
      job_key => ${`glossary:${job.version}:${job.after ?? ''}`})`);
}

export const SPREAD_SENTENCE = 'spread_sentence';

/** Renews the translations that hold a sentence, of posts after the one with the id `after`. */
export interface SpreadJob {
  hash: string;
  source: WrittenLanguage;
  target: Language;
  after: string | null;
}

export async function queueSpread(tx: Executor, sentences: Omit<SpreadJob, 'after'>[], after: string | null = null): Promise<void> {
  if (sentences.length === 0) return;
  const payloads = sentences.map(({ hash, source, target }) => JSON.stringify({ hash, source, target, after } satisfies SpreadJob));
  await tx.execute(sql`
    select graphile_worker.add_job(identifier => ${SPREAD_SENTENCE}, payload => job::json, priority => 5) from unnest(${sql.param(payloads)}::text[]) as job`);
}
