import type { Static } from 'typebox';
import { type Viewer, readingLanguage, readingView } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import type { View } from '../http/schema.ts';
import type { Language } from '../translation/index.ts';
import { postNotFound } from './errors.ts';
import { selectPost } from './post-queries.ts';
import type { SinglePost } from './schemas.ts';
import { showPost } from './show-post.ts';

/** One post as this reader reads it, and as its author wrote it. A deleted one is an empty place, not an error. */
export async function readPost(deps: Deps, viewer: Viewer | null, input: { postId: string; lang?: Language; view?: View }): Promise<Static<typeof SinglePost>> {
  const row = await selectPost(deps.pool, { postId: input.postId, lang: input.lang ?? readingLanguage(viewer), view: input.view ?? readingView(viewer) });
  if (!row) throw postNotFound();
  return {
    post: showPost(row, viewer),
    markdown: row.state === 'visible' ? row.markdown : null,
    thread: { id: row.thread_id, title: row.thread_title, language: row.thread_language },
  };
}
