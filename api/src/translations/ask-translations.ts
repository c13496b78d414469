import { transaction } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import type { Language } from '../translation/index.ts';
import { markAsked } from './queries.ts';

/**
 * A reader opens what nobody has read in this language yet: its translations are queued, each once however many ask.
 * What is on its way, there, or nobody may read is passed over.
 */
export async function askTranslations({ db, queue }: Pick<Deps, 'db' | 'queue'>, language: Language, { posts = [], threads = [] }: { posts?: string[]; threads?: string[] }): Promise<{ asked: number }> {
  if (posts.length + threads.length === 0) return { asked: 0 };
  return transaction(db, async (tx) => {
    const jobs = await markAsked(tx, language, posts, threads);
    await queue.enqueue(tx, jobs);
    return { asked: jobs.length };
  });
}
