/** What the two readings of a thread share: the thread itself, posts by revision, and JSON made of both. */
import type { Static } from 'typebox';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { type ShareReads, createShareReads } from '../http/share-reads.ts';
import type { PostRow } from '../replies/post-queries.ts';
import { postInScript } from '../replies/post-in-script.ts';
import { showPost } from '../replies/show-post.ts';
import type { Chinese } from '../scripts/chinese-in.ts';
import type { Language } from '../translation/index.ts';
import { threadNotFound } from './errors.ts';
import { type CachedPosts, type PageCache, createPageCache } from './page-cache.ts';
import { selectThread } from './queries.ts';
import type { Thread } from './schemas.ts';
import { showThread } from './show-thread.ts';
import { threadInScript } from './thread-in-script.ts';

/** A thread as one read found it. Everybody who shared the read shares this. */
export interface FoundThread {
  readonly thread: Static<typeof Thread>;
  /** Answers to signed-out people, who all get the same, by what they asked for. */
  readonly answers: Map<string, Buffer>;
}

export interface Reading extends Deps {
  readonly pages: PageCache;
  readonly shareThread: ShareReads<FoundThread>;
}

/** One for each app. */
export function createReading(deps: Deps): Reading {
  return { ...deps, pages: createPageCache(), shareThread: createShareReads() };
}

/** The thread as it is now. It is read before its posts: they can be newer than the revision it tells, never older. */
export function findThread({ pool, shareThread }: Reading, threadId: string, lang: Language): Promise<FoundThread> {
  return shareThread(`${threadId} ${lang}`, async () => {
    const row = await selectThread(pool, threadId, lang);
    if (!row) throw threadNotFound();
    return { thread: showThread(row), answers: new Map() };
  });
}

/** The answer for this viewer: made once for all signed-out people who shared the read. */
export async function answerOnce({ answers }: FoundThread, viewer: Viewer | null, key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  if (viewer) return make();
  const made = answers.get(key) ?? (await make());
  answers.set(key, made);
  return made;
}

/** JSON of the posts. What signed-out people see is the same for all of them, and is made once. */
export function postsAsJson(posts: CachedPosts, viewer: Viewer | null, chinese: Chinese | null): Buffer {
  if (viewer) return toJson(posts.rows, viewer, chinese);
  return (posts.json ??= toJson(posts.rows, null, chinese));
}

function toJson(rows: PostRow[], viewer: Viewer | null, chinese: Chinese | null): Buffer {
  const posts = rows.map((row) => showPost(row, viewer));
  return Buffer.from(JSON.stringify(chinese ? posts.map((post) => postInScript(post, chinese)) : posts));
}

export const inScript = (thread: FoundThread['thread'], chinese: Chinese | null): FoundThread['thread'] => (chinese ? threadInScript(thread, chinese) : thread);

/** `{…fields, "posts": […]}` without taking the posts' bytes apart again. */
export function joinJson(fields: Record<string, unknown>, posts: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(fields).slice(0, -1)},"posts":`), posts, BRACE]);
}

const BRACE = Buffer.from('}');
