import type { Thread } from '$lib/api/shapes.ts';
import { catchUp, type Changes } from './catch-up.ts';
import { liveConnection, type LiveConnection } from './connection.ts';

export interface FollowedThread<Post> {
  threadId: string;
  /** Of the thread as this page has it. */
  revision: number;
  /** Which language, view and characters the posts are wanted in; asked at every read. */
  query(): { lang: string; view: string; script?: string };
  /** Posts that are new or changed (also deleted or newly translated ones); replace by id or insert in order. */
  onchange(posts: Post[], revision: number, thread?: Thread): void;
  /** Too much changed: load the page again (`invalidateAll`). */
  onreload(): void;
  /** `false` while the connection is lost. */
  onstate?(connected: boolean): void;
}

// Browser only: one connection for the page, made when something is first followed.
let connection: LiveConnection | undefined;

function shared(): LiveConnection {
  if (connection) return connection;
  const made = (connection = liveConnection(() => `${location.origin.replace(/^http/, 'ws')}/api/v1/live`));
  addEventListener('online', () => made.wake());
  addEventListener('offline', () => made.drop());
  addEventListener('pageshow', (event) => event.persisted && made.wake());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && made.wake());
  return made;
}

/** Keeps an open thread level with the server until the returned function is called. */
export function followThread<Post>(thread: FollowedThread<Post>): () => void {
  const level = catchUp<Post>({
    revision: thread.revision,
    read: (since) => readChanges<Post>(thread.threadId, since, thread.query()),
    onchange: thread.onchange,
    onreload: thread.onreload,
  });
  const unfollow = shared().follow(thread.threadId, {
    onmessage(message) {
      if (message.type === 'subscribed') thread.onstate?.(true);
      if ('revision' in message) level.told(message.revision);
      else level.resync();
    },
    onstate: (connected) => thread.onstate?.(connected),
  });
  return () => {
    level.stop();
    unfollow();
  };
}

async function readChanges<Post>(threadId: string, since: number, query: { lang: string; view: string; script?: string }): Promise<Changes<Post>> {
  const response = await fetch(`/api/v1/threads/${threadId}/posts?${new URLSearchParams({ since: String(since), ...query })}`);
  // The thread was deleted meanwhile: the page, loaded again, says so.
  if (response.status === 404) return { revision: since, reload: true, posts: [] };
  if (!response.ok) throw new Error(`Changes of a thread answered ${response.status}.`);
  return (await response.json()) as Changes<Post>;
}
