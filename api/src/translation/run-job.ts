import { TranslationError, type ReasonCode } from './errors.ts';
import { fromAuthor } from './own-version.ts';
import type { Job, Memory, PostStore, PostText, Priority } from './ports.ts';
import { PARTIAL_FROM_ATTEMPT, retryDelay } from './retry-policy.ts';
import type { Translator } from './translate-text.ts';

export interface RunJobDeps {
  posts: PostStore;
  translator: Pick<Translator, 'translate' | 'sourceHashes'>;
  memory: Pick<Memory, 'forget'>;
  /** Facts without personal text, for the structured log. */
  log?: (event: string, facts: Record<string, unknown>) => void;
}

export interface Attempt {
  /** Counted from 1. */
  number: number;
  priority?: Priority;
  /** Ends the work early (shutdown). */
  signal?: AbortSignal;
}

/**
 * `retry`: run the same job again after so many milliseconds. All others are final: the job is done with.
 * `kept`: a renewal that brought nothing better than what is there.
 */
export type JobOutcome =
  | { kind: 'saved' }
  | { kind: 'kept' }
  | { kind: 'stale' }
  | { kind: 'failed'; reason: ReasonCode }
  | { kind: 'retry'; reason: ReasonCode; after: number };

/**
 * Runs one translation job from start to finish. Failures of engines come back as an outcome and are already
 * recorded with the post; what it throws is trouble of the store or `Interrupted` by the signal, and the queue
 * runs such a job again in its own way.
 */
export async function runJob({ posts, translator, memory, log = () => {} }: RunJobDeps, job: Job, attempt: Attempt): Promise<JobOutcome> {
  const post = await posts.read(job.postId);
  // Edited, deleted or hidden meanwhile: the edit has brought its own job, a deleted post needs none.
  if (!post || post.version !== job.version) return { kind: 'stale' };
  // Deleted while an engine had it: what the memory learned from it since then goes as well.
  const stale = async (text: PostText): Promise<JobOutcome> => {
    if (!(await posts.read(job.postId))) await memory.forget(await translator.sourceHashes(text, job.language));
    return { kind: 'stale' };
  };
  try {
    const own = await posts.own(job);
    const translated = own ? fromAuthor(post, own, job.language) : await translator.translate(post, job.language, {
      ...(attempt.signal ? { signal: attempt.signal } : {}),
      ...(attempt.priority ? { priority: attempt.priority } : {}),
      acceptPartial: attempt.number >= PARTIAL_FROM_ATTEMPT,
    });
    const saved = await posts.save(job, translated);
    if (saved === 'gone') return await stale(post);
    if (saved === 'saved') return { kind: 'saved' };
    // Only a lesser engine answered: it is worth coming back if a better one may.
    const { owed } = translated;
    const after = owed && retryDelay(attempt.number, owed);
    return after === undefined ? { kind: 'kept' } : { kind: 'retry', reason: owed!.code, after };
  } catch (error) {
    if (!(error instanceof TranslationError)) throw error;
    const after = retryDelay(attempt.number, error);
    log('translation.failed', { ...job, attempt: attempt.number, code: error.code, after });
    const recorded = await posts.fail(job, error.code, after !== undefined);
    if (!recorded) return await stale(post);
    return after === undefined ? { kind: 'failed', reason: error.code } : { kind: 'retry', reason: error.code, after };
  }
}
