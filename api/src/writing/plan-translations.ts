import type { Tx } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import { type RenderedPost, type WorkText, planWork } from '../translation/index.ts';
import { readLanguages, wantTranslations } from './queries.ts';

/**
 * Writes down which translations a post version needs and queues the jobs of those that somebody will read; the others
 * wait until somebody asks (`ask-translations.ts`). Both ride the transaction that stores the post.
 */
export async function planTranslations({ queue, config }: Pick<Deps, 'queue' | 'config'>, tx: Tx, post: WorkText, rendered?: Pick<RenderedPost, 'languages'>): Promise<void> {
  const jobs = planWork(post, rendered);
  const eager = config.eager === 'read' ? await readLanguages(tx) : config.eager;
  const [now, later] = [jobs.filter(({ language }) => eager.includes(language)), jobs.filter(({ language }) => !eager.includes(language))];
  await wantTranslations(tx, post.postId, post.version, { now: now.map(({ language }) => language), later: later.map(({ language }) => language) });
  await queue.enqueue(tx, now, { priority: 'fresh' });
}
