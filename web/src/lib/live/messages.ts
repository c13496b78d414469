/** What the live channel says. Ids and revisions only: the page reads the posts themselves by the normal way. */
export type LiveMessage =
  | { type: 'subscribed'; threadId: string; revision: number }
  | { type: 'post.created' | 'post.edited' | 'post.deleted' | 'post.restored'; threadId: string; postId: string; version: number; revision: number }
  | { type: 'translation.ready' | 'translation.failed'; threadId: string; postId: string; language: string; version: number; revision: number }
  | { type: 'resync'; threadId?: string }
  | { type: 'error'; code: string; params?: Record<string, unknown> };

export function parseMessage(data: unknown): LiveMessage | null {
  try {
    const message = JSON.parse(String(data)) as LiveMessage | null;
    return message && typeof message === 'object' && typeof message.type === 'string' ? message : null;
  } catch {
    return null;
  }
}
