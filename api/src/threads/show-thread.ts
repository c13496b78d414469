import type { Static } from 'typebox';
import type { Thread, ThreadSummary, TitleTranslation } from './schemas.ts';
import { shownState } from '../translations/state.ts';
import type { ThreadRow } from './queries.ts';

/** A row as clients see it in lists. */
export function showSummary(row: ThreadRow): Static<typeof ThreadSummary> {
  return {
    id: row.id,
    community: { slug: row.slug, nameEn: row.name_en, nameZh: row.name_zh },
    title: row.title,
    language: row.language,
    titleTranslation: showTitleTranslation(row),
    author: row.handle === null ? null : { handle: row.handle, displayName: row.display_name! },
    postCount: row.post_count,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    lastActivityAt: row.last_activity_at.toISOString(),
  };
}

export function showThread(row: ThreadRow): Static<typeof Thread> {
  return { ...showSummary(row), openingPostId: row.opening_post_id, revision: Number(row.revision) };
}

type TitleRow = Pick<ThreadRow, 'title' | 'language' | 'opening_version' | `tr_${'language' | 'status' | 'post_version' | 'title' | 'engine' | 'engine_version' | 'model' | 'quality' | 'local'}`>;

/** How the title reads in the reader's language; null when it needs no translation. */
export function showTitleTranslation(row: TitleRow): Static<typeof TitleTranslation> | null {
  if (row.title === null || row.tr_language === null || row.tr_status === null) return null;
  const made = row.tr_post_version !== null;
  // Only the body is mixed: the title is already in this language, or came out as it was.
  if (made ? row.tr_title === null || row.tr_title === row.title : row.language === row.tr_language) return null;
  return {
    language: row.tr_language,
    ...shownState({ status: row.tr_status, postVersion: row.tr_post_version }, row.opening_version),
    text: row.tr_title,
    engine: row.tr_engine,
    engineVersion: row.tr_engine_version,
    model: row.tr_model,
    quality: row.tr_quality,
    local: row.tr_local,
  };
}
