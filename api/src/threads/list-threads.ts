import type { Static } from 'typebox';
import { type Viewer, readingLanguage } from '../accounts/viewer.ts';
import { communityNotFound } from '../communities/errors.ts';
import { findCommunityId } from '../communities/queries.ts';
import type { Deps } from '../deps.ts';
import { readTimeCursor, writeTimeCursor } from '../http/cursor.ts';
import { chineseIn } from '../scripts/chinese-in.ts';
import type { Script } from '../scripts/script.ts';
import type { Language } from '../translation/index.ts';
import { type Sort, selectThreads } from './queries.ts';
import type { ThreadList } from './schemas.ts';
import { showSummary } from './show-thread.ts';
import { threadInScript } from './thread-in-script.ts';

const PAGE = 25;

/** Threads of one community or of all, by last activity or by age. */
export async function listThreads(deps: Deps, viewer: Viewer | null, input: { slug?: string; lang?: Language; script?: Script; sort?: Sort; cursor?: string }): Promise<Static<typeof ThreadList>> {
  const sort = input.sort ?? 'active';
  const after = readTimeCursor(sort, input.cursor);
  const communityId = input.slug === undefined ? null : await findCommunityId(deps.db, input.slug);
  if (communityId === undefined) throw communityNotFound();
  const rows = await selectThreads(deps.pool, sort, { lang: input.lang ?? readingLanguage(viewer), communityId, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const next = rows.length > PAGE && last ? writeTimeCursor(sort, { at: sort === 'new' ? last.created_at : last.last_activity_at, id: last.id }) : null;
  const chinese = await chineseIn(input.script);
  const items = shown.map(showSummary);
  return { items: chinese ? items.map((thread) => threadInScript(thread, chinese)) : items, next };
}
