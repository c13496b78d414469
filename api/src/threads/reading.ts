/** What the two readings of a thread share: the thread itself, posts by revision, and JSON made of both. */
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { type ShareReads, createShareReads } from '../http/share-reads.ts';
import type { PostRow } from '../replies/post-queries.ts';
import { showPost } from '../replies/show-post.ts';
import type { Language } from '../translation/index.ts';
import { threadNotFound } from './errors.ts';
import { type CachedPosts, type PageCache, createPageCache } from './page-cache.ts';
import { type ThreadRow, selectThread } from './queries.ts';
import type { Thread } from './schemas.ts';
import { showThread } from './show-thread.ts';

export interface Reading extends Deps {
  readonly pages: PageCache;
  readonly shareThread: ShareReads<ThreadRow | undefined>;
}

/** One for each app. */
export function createReading(deps: Deps): Reading {
  return { ...deps, pages: createPageCache(), shareThread: createShareReads() };
}

/** The thread as it is now. It is read before its posts: they can be newer than the revision it tells, never older. */
export async function findThread({ pool, shareThread }: Reading, threadId: string, lang: Language): Promise<Static<typeof Thread>> {
  const row = await shareThread(`${threadId} ${lang}`, () => selectThread(pool, threadId, lang));
  if (!row) throw threadNotFound();
  return showThread(row);
}

/** JSON of the posts. What signed-out people see is the same for all of them, and is made once. */
export function postsAsJson(posts: CachedPosts, viewer: Viewer | null): Buffer {
  if (viewer) return toJson(posts.rows, viewer);
  return (posts.json ??= toJson(posts.rows, null));
}

function toJson(rows: PostRow[], viewer: Viewer | null): Buffer {
  return Buffer.from(JSON.stringify(rows.map((row) => showPost(row, viewer))));
}

/** `{…fields, "posts": […]}` without taking the posts' bytes apart again. */
export function joinJson(fields: Record<string, unknown>, posts: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(fields).slice(0, -1)},"posts":`), posts, BRACE]);
}

const BRACE = Buffer.from('}');
