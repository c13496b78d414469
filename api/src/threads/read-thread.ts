import type { Static } from 'typebox';
import { type Viewer, readingLanguage, readingView } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { readPathCursor, writePathCursor } from '../http/cursor.ts';
import type { View } from '../http/schema.ts';
import { selectPage } from '../replies/post-queries.ts';
import { showPost } from '../replies/show-post.ts';
import type { Language } from '../translation/index.ts';
import { threadNotFound } from './errors.ts';
import { selectThread } from './queries.ts';
import type { ThreadPage } from './schemas.ts';
import { showThread } from './show-thread.ts';

const PAGE = 50;

/** A thread and one page of its posts, as this reader reads them. */
export async function readThread(deps: Deps, viewer: Viewer | null, input: { threadId: string; lang?: Language; view?: View; cursor?: string; limit?: number }): Promise<Static<typeof ThreadPage>> {
  const after = readPathCursor(input.cursor);
  const lang = input.lang ?? readingLanguage(viewer);
  const limit = input.limit ?? PAGE;
  // The thread first: posts read after it can be newer than the revision it tells, never older.
  const thread = await selectThread(deps.pool, input.threadId, lang);
  if (!thread) throw threadNotFound();
  const rows = await selectPage(deps.pool, { threadId: input.threadId, lang, view: input.view ?? readingView(viewer), after, limit: limit + 1 });
  const more = rows.length > limit;
  if (more) rows.pop();
  return { thread: showThread(thread), posts: rows.map((row) => showPost(row, viewer)), next: more ? writePathCursor(rows.at(-1)!.path) : null };
}
