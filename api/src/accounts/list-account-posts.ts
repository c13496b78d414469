import type { Static } from 'typebox';
import type { Deps } from '../deps.ts';
import { readTimeCursor, writeTimeCursor } from '../http/cursor.ts';
import type { View } from '../http/schema.ts';
import { type AccountPostRow, selectByAuthor } from '../replies/post-queries.ts';
import { showPost } from '../replies/show-post.ts';
import { postInScript } from '../replies/post-in-script.ts';
import { chineseIn } from '../scripts/chinese-in.ts';
import type { Script } from '../scripts/script.ts';
import { titleInScript } from '../threads/thread-in-script.ts';
import { showTitleTranslation } from '../threads/show-thread.ts';
import type { Language } from '../translation/index.ts';
import { accountNotFound } from './errors.ts';
import { isHandle } from './names.ts';
import { findByHandle } from './queries.ts';
import type { AccountPost, AccountPosts } from './schemas.ts';
import { type Viewer, readingLanguage, readingView } from './viewer.ts';

const PAGE = 20;

/** What somebody wrote, the newest first. */
export async function listAccountPosts(deps: Deps, viewer: Viewer | null, input: { handle: string; lang?: Language; view?: View; script?: Script; cursor?: string }): Promise<Static<typeof AccountPosts>> {
  const after = readTimeCursor('by', input.cursor);
  const account = isHandle(input.handle) ? await findByHandle(deps.db, input.handle) : undefined;
  if (!account) throw accountNotFound();
  const rows = await selectByAuthor(deps.pool, {
    authorId: account.id, lang: input.lang ?? readingLanguage(viewer), view: input.view ?? readingView(viewer), after, limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const chinese = await chineseIn(input.script);
  const items = shown.map((row) => showAccountPost(row, viewer));
  return {
    items: chinese ? items.map(({ post, thread }) => ({ post: postInScript(post, chinese), thread: titleInScript(thread, chinese) })) : items,
    next: rows.length > PAGE && last ? writeTimeCursor('by', { at: new Date(last.created_at), id: last.id }) : null,
  };
}

function showAccountPost(row: AccountPostRow, viewer: Viewer | null): Static<typeof AccountPost> {
  const titleTranslation = showTitleTranslation({
    title: row.title, language: row.thread_language, opening_version: row.opening_version, tr_language: row.title_language,
    tr_status: row.title_status, tr_post_version: row.title_post_version, tr_title: row.title_text, tr_engine: row.title_engine,
    tr_engine_version: row.title_engine_version, tr_model: row.title_model, tr_quality: row.title_quality, tr_local: row.title_local,
  });
  return { post: showPost(row, viewer), thread: { id: row.thread_id, title: row.title, language: row.thread_language, titleTranslation } };
}
