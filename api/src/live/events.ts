/** What is announced when something changes: ids and numbers only, never text. Readers fetch the post by the normal way. */
export type PostEvent = {
  type: 'post.created' | 'post.edited' | 'post.deleted' | 'post.restored';
  threadId: string;
  postId: string;
  version: number;
  /** The thread's revision after the change. */
  revision: number;
};

export type TranslationEvent = {
  type: 'translation.ready' | 'translation.failed';
  threadId: string;
  postId: string;
  language: string;
  version: number;
  revision: number;
};

export type LiveEvent = PostEvent | TranslationEvent;

/** What a socket is told besides events. */
export type LiveNotice =
  | { type: 'subscribed'; threadId: string; revision: number }
  | { type: 'resync' }
  | { type: 'error'; code: string; params: Record<string, string | number | boolean> };

/** Reads an announcement; `undefined` for what is none, such as one of a newer version of this program. */
export function parseEvent(payload: string): LiveEvent | undefined {
  try {
    const event = JSON.parse(payload) as Partial<LiveEvent> | null;
    const known = typeof event?.type === 'string' && typeof event.threadId === 'string' && typeof event.revision === 'number';
    return known ? (event as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}
