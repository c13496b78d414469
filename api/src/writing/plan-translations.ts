import type { Tx } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import { type RenderedPost, type WorkText, planWork } from '../translation/index.ts';
import { wantTranslations } from './queries.ts';

/** Writes down which translations a post version needs and queues their jobs: both ride the transaction that stores it. */
export async function planTranslations({ queue }: Pick<Deps, 'queue'>, tx: Tx, post: WorkText, rendered?: RenderedPost): Promise<void> {
  const jobs = planWork(post, rendered);
  await wantTranslations(tx, post.postId, post.version, jobs.map((job) => job.language));
  await queue.enqueue(tx, jobs, { priority: 'fresh' });
}
