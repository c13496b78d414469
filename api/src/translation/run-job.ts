import type { ReasonCode } from './errors.ts';
import type { Job, PostStore } from './ports.ts';
import type { Translator } from './translate-text.ts';

export interface RunJobDeps {
  posts: PostStore;
  translator: Translator;
  log?: (event: string, facts: Record<string, unknown>) => void;
}

export interface Attempt {
  /** Counted from 1. */
  number: number;
  /** Ends the work early (shutdown). */
  signal?: AbortSignal;
}

/** `retry`: run the same job again after so many milliseconds. All others are final: the job is done with. */
export type JobOutcome =
  | { kind: 'saved' }
  | { kind: 'stale' }
  | { kind: 'failed'; reason: ReasonCode }
  | { kind: 'retry'; reason: ReasonCode; after: number };

/**
 * Runs one translation job from start to finish. Failures of engines come back as an outcome and are already
 * recorded with the post; what it throws is trouble of the store, which the queue retries in its own way.
 */
export async function runJob(_deps: RunJobDeps, _job: Job, _attempt: Attempt): Promise<JobOutcome> {
  throw new Error('not written yet');
}
