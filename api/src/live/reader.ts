import type { RawData, WebSocket } from 'ws';
import { Failure, type FailureCode } from '../failure.ts';
import { toFailure } from '../http/errors.ts';
import { type Hub, send } from './hub.ts';

/** What one socket may do. A page follows one thread, a handful with several open. */
export const LIVE_LIMITS = { subscriptions: 50, messagesPerSecond: 20, messageBytes: 4096 };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** RFC 6455: the peer broke the rules it was told. */
const POLICY_VIOLATION = 1008;

export interface ReaderDeps {
  hub: Hub;
  /** Throws or answers `undefined` for what the reader may not see. */
  readRevision(threadId: string): Promise<number | undefined>;
  now(): number;
}

/** Serves one socket until it closes: subscriptions in, events out. */
export function serveReader({ hub, readRevision, now }: ReaderDeps, socket: WebSocket): void {
  const following = new Set<string>();
  let second = 0;
  let inThisSecond = 0;

  socket.on('message', (data, isBinary) => {
    const current = Math.floor(now() / 1000);
    if (current !== second) [second, inThisSecond] = [current, 0];
    inThisSecond += 1;
    if (inThisSecond > LIVE_LIMITS.messagesPerSecond) {
      refuse('live.flood');
      return socket.close(POLICY_VIOLATION, 'live.flood');
    }
    const asked = isBinary ? undefined : parseRequest(data);
    if (!asked) refuse('live.invalid');
    else if (asked.type === 'unsubscribe') leave(asked.threadId);
    else void join(asked.threadId);
  });
  socket.on('close', () => {
    for (const threadId of following) hub.unfollow(threadId, socket);
  });
  // A broken frame or a lost connection ends in 'close'; without a listener it would end the process.
  socket.on('error', () => socket.terminate());

  async function join(threadId: string): Promise<void> {
    if (!following.has(threadId) && following.size >= LIVE_LIMITS.subscriptions) return refuse('live.too_many', { max: LIVE_LIMITS.subscriptions });
    // Followed before it is read: what happens in between is heard, not lost.
    following.add(threadId);
    hub.follow(threadId, socket);
    try {
      const revision = await readRevision(threadId);
      if (revision === undefined) throw new Failure('thread.not_found');
      // Left, or gone, while the database was asked.
      if (socket.readyState !== socket.OPEN) hub.unfollow(threadId, socket);
      else if (following.has(threadId)) send(socket, { type: 'subscribed', threadId, revision });
    } catch (error) {
      leave(threadId);
      refuse(toFailure(error).code, { threadId });
    }
  }

  function leave(threadId: string): void {
    following.delete(threadId);
    hub.unfollow(threadId, socket);
  }

  function refuse(code: FailureCode, params: Record<string, string | number> = {}): void {
    send(socket, { type: 'error', code, params });
  }
}

function parseRequest(data: RawData): { type: 'subscribe' | 'unsubscribe'; threadId: string } | undefined {
  try {
    const { type, threadId } = JSON.parse(String(data)) as Record<string, unknown>;
    if ((type !== 'subscribe' && type !== 'unsubscribe') || typeof threadId !== 'string' || !UUID.test(threadId)) return undefined;
    return { type, threadId: threadId.toLowerCase() };
  } catch {
    return undefined;
  }
}
