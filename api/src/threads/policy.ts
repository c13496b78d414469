import { threadLocked, threadNotFound } from './errors.ts';

/** Throws unless the thread may be written in now. */
export function assertOpen(thread: { state: 'open' | 'locked' | 'deleted' } | undefined): asserts thread {
  if (!thread || thread.state === 'deleted') throw threadNotFound();
  if (thread.state === 'locked') throw threadLocked();
}
