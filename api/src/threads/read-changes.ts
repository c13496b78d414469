import type { Static } from 'typebox';
import { type Viewer, readingLanguage, readingView } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import type { View } from '../http/schema.ts';
import { selectChanged } from '../replies/post-queries.ts';
import { showPost } from '../replies/show-post.ts';
import type { Language } from '../translation/index.ts';
import { threadNotFound } from './errors.ts';
import { selectThread } from './queries.ts';
import type { ThreadChanges } from './schemas.ts';
import { showThread } from './show-thread.ts';

/** More changes than this are not worth patching a page with. */
const MOST = 200;

/** What a page that knows the thread at revision `since` has missed. */
export async function readChanges(deps: Deps, viewer: Viewer | null, input: { threadId: string; since: number; lang?: Language; view?: View }): Promise<Static<typeof ThreadChanges>> {
  const lang = input.lang ?? readingLanguage(viewer);
  const row = await selectThread(deps.pool, input.threadId, lang);
  if (!row) throw threadNotFound();
  const thread = showThread(row);
  if (thread.revision <= input.since) return { revision: thread.revision, reload: false, thread, posts: [] };
  const rows = await selectChanged(deps.pool, { threadId: input.threadId, lang, view: input.view ?? readingView(viewer), since: input.since, limit: MOST + 1 });
  const reload = rows.length > MOST;
  return { revision: thread.revision, reload, thread, posts: reload ? [] : rows.map((changed) => showPost(changed, viewer)) };
}
