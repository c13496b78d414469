import type { Static } from 'typebox';
import { type Viewer, readingLanguage, readingView } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import type { View } from '../http/schema.ts';
import { chineseIn } from '../scripts/chinese-in.ts';
import type { Script } from '../scripts/script.ts';
import { titleInScript } from '../threads/thread-in-script.ts';
import type { Language } from '../translation/index.ts';
import { postNotFound } from './errors.ts';
import { postInScript } from './post-in-script.ts';
import { selectPost } from './post-queries.ts';
import type { SinglePost } from './schemas.ts';
import { showPost } from './show-post.ts';

/** One post as this reader reads it, and as its author wrote it. A deleted one is an empty place, not an error. */
export async function readPost(deps: Deps, viewer: Viewer | null, input: { postId: string; lang?: Language; view?: View; script?: Script }): Promise<Static<typeof SinglePost>> {
  const row = await selectPost(deps.pool, { postId: input.postId, lang: input.lang ?? readingLanguage(viewer), view: input.view ?? readingView(viewer) });
  if (!row) throw postNotFound();
  const chinese = await chineseIn(input.script);
  const post = showPost(row, viewer);
  const thread = { id: row.thread_id, title: row.thread_title, language: row.thread_language, titleTranslation: null };
  const { titleTranslation: _, ...titled } = chinese ? titleInScript(thread, chinese) : thread;
  return { post: chinese ? postInScript(post, chinese) : post, markdown: row.state === 'visible' ? row.markdown : null, thread: titled };
}
