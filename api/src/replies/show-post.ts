import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import { shownState } from '../translations/state.ts';
import { RESTORE_MS } from '../writing/limits.ts';
import type { Post, PostTranslation } from './post-schemas.ts';
import type { PostRow } from './post-queries.ts';

/** A row as its reader sees it. Of a deleted post nothing is left but its place in the tree. */
export function showPost(row: PostRow, viewer: Viewer | null): Static<typeof Post> {
  const visible = row.state === 'visible';
  const mine = viewer !== null && row.author_id === viewer.id;
  const post: Static<typeof Post> = {
    id: row.id,
    threadId: row.thread_id,
    parentId: row.parent_id,
    depth: row.depth,
    seq: row.seq,
    author: row.handle !== null && (visible || mine) ? { handle: row.handle, displayName: row.display_name! } : null,
    language: row.language,
    version: row.version,
    revision: Number(row.revision),
    state: row.state,
    createdAt: row.created_at,
    editedAt: visible ? row.edited_at : null,
    mine,
    translation: row.tr_status === null ? null : showTranslation(row),
  };
  if (visible && row.original_html !== null) post.originalHtml = row.original_html;
  if (mine && row.deleted_at) post.canRestoreUntil = new Date(Date.parse(row.deleted_at) + RESTORE_MS).toISOString();
  return post;
}

const MOST_DOUBTS = 8;

function showTranslation(row: PostRow): Static<typeof PostTranslation> {
  const translation: Static<typeof PostTranslation> = {
    language: row.tr_language!,
    ...shownState({ status: row.tr_status!, postVersion: row.tr_post_version }, row.version),
    reason: row.tr_reason,
    willRetry: row.tr_will_retry!,
    engine: row.tr_engine,
    engineVersion: row.tr_engine_version,
    model: row.tr_model,
    quality: row.tr_quality,
    local: row.tr_local,
    version: row.tr_post_version,
    translatedAt: row.tr_translated_at,
    keptCount: row.tr_kept_count,
    doubtCount: row.tr_doubt_count,
    humanCount: row.tr_human_count,
    glossaryVersion: row.tr_glossary_version,
    sourceHash: row.tr_source_hash,
  };
  // A page of posts need not carry every doubt of a long text.
  if (row.tr_doubts) translation.doubts = row.tr_doubts.slice(0, MOST_DOUBTS);
  if (row.tr_html !== null) translation.html = row.tr_html;
  if (row.tr_paired_html !== null) translation.pairedHtml = row.tr_paired_html;
  return translation;
}
