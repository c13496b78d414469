import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { Language } from '../translation/index.ts';
import { findTranslation } from './queries.ts';
import { shownState } from './state.ts';

/** One translation with its provenance and its aligned sentences. Fails with `post.not_found`, `translation.not_wanted`. */
export async function readTranslation({ db }: Deps, postId: string, language: Language) {
  const found = await findTranslation(db, postId, language);
  if (!found) throw new Failure('post.not_found');
  const row = found.translation;
  if (!row) throw new Failure('translation.not_wanted');
  return {
    postId,
    language,
    ...shownState(row, row.currentVersion),
    reason: row.reason,
    willRetry: row.willRetry,
    engine: row.engine,
    engineVersion: row.engineVersion,
    model: row.model,
    quality: row.quality,
    local: row.local,
    version: row.postVersion,
    glossaryVersion: row.glossaryVersion,
    sourceHash: row.sourceHash,
    doubtCount: row.doubtCount,
    humanCount: row.humanCount,
    translatedAt: row.translatedAt && new Date(row.translatedAt).toISOString(),
    sentences: row.sentences ?? [],
  };
}
