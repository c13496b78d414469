/** Translation jobs on graphile-worker's queue, added in the transaction that stores the post. */
import type { Executor } from '@laoyou/db';
import { sql } from 'drizzle-orm';
import type { Job, Priority, Queue } from '../translation/ports.ts';

export const TRANSLATE_POST = 'translate_post';
/** The same for posts nobody waits for; a runner of its own takes them, so that they are never in the way. */
export const CATCH_UP_POST = 'catch_up_post';

export interface TranslateJob extends Job {
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
  const payloads = jobs.map(({ postId, language, version, attempt }) => JSON.stringify({ postId, language, version, attempt, priority: lane }));
  // One job for one (post, language, version), however many ask: the key replaces, it does not add.
  await tx.execute(sql`
    select graphile_worker.add_job(
      identifier => ${task}, payload => job.payload::json, job_key => job.key, job_key_mode => 'replace',
      priority => ${priority}, run_at => now() + make_interval(secs => ${afterMs / 1000}))
    from unnest(${sql.param(payloads)}::text[], ${sql.param(jobs.map(jobKey))}::text[]) as job (payload, key)`);
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
