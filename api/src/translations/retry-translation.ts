import { transaction } from '@laoyou/db';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { Language } from '../translation/index.ts';
import { findTranslation, lockForRetry, markPending } from './queries.ts';
import { shownState, type ShownState } from './state.ts';

/**
 * Asks again for a translation that failed or is slow to come. A ready one is left alone; however many ask,
 * one job runs, because its key is the post, the language and the version.
 */
export async function retryTranslation({ db, queue }: Deps, postId: string, language: Language): Promise<ShownState> {
  const found = await findTranslation(db, postId, language);
  if (!found) throw new Failure('post.not_found');
  if (!found.translation) throw new Failure('translation.not_wanted');
  return transaction(db, async (tx) => {
    const row = await lockForRetry(tx, postId, language);
    if (!row) throw new Failure('post.not_found');
    if (shownState(row, row.version).state === 'ready') return { state: 'ready' };
    await markPending(tx, postId, language);
    await queue.enqueue(tx, [{ postId, language, version: row.version }]);
    return shownState({ ...row, status: 'pending' }, row.version);
  });
}
