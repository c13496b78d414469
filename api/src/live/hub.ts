import type { WebSocket } from 'ws';
import type { LiveEvent, LiveNotice } from './events.ts';

/**
 * How many sockets are written to before the process turns to other work: some twenty milliseconds. With fewer, the
 * questions of the readers told first are answered before the last are told, and everybody waits longer.
 */
const CHUNK = 2000;
/** A reader who lets this many bytes pile up has stopped reading; the page comes back and catches up. */
const MOST_UNREAD = 256 * 1024;

/** Who follows which thread, and how an event reaches them. Knows no HTTP and no SQL. */
export interface Hub {
  follow(threadId: string, socket: WebSocket): void;
  unfollow(threadId: string, socket: WebSocket): void;
  publish(event: LiveEvent): void;
  /** To every follower of anything. */
  broadcast(notice: LiveNotice): void;
  readonly followers: number;
}

export function createHub(): Hub {
  const threads = new Map<string, Set<WebSocket>>();
  const all = new Map<WebSocket, number>();

  // The text is made into bytes once, however many read it.
  function deliver(message: LiveEvent | LiveNotice, sockets: Iterable<WebSocket>): void {
    const bytes = Buffer.from(JSON.stringify(message));
    const waiting = [...sockets];
    const next = (from: number): void => {
      for (const socket of waiting.slice(from, from + CHUNK)) sendBytes(socket, bytes);
      if (from + CHUNK < waiting.length) setImmediate(next, from + CHUNK);
    };
    next(0);
  }

  return {
    follow(threadId, socket) {
      const readers = threads.get(threadId) ?? new Set();
      if (readers.has(socket)) return;
      threads.set(threadId, readers.add(socket));
      all.set(socket, (all.get(socket) ?? 0) + 1);
    },
    unfollow(threadId, socket) {
      const readers = threads.get(threadId);
      if (!readers?.delete(socket)) return;
      if (readers.size === 0) threads.delete(threadId);
      const left = (all.get(socket) ?? 1) - 1;
      if (left > 0) all.set(socket, left);
      else all.delete(socket);
    },
    publish(event) {
      const readers = threads.get(event.threadId);
      if (readers) deliver(event, readers);
    },
    broadcast(notice) {
      deliver(notice, all.keys());
    },
    get followers() {
      return all.size;
    },
  };
}

/** Sends to a reader who keeps up, and lets go of one who does not. */
export function sendBytes(socket: WebSocket, bytes: Buffer): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MOST_UNREAD) socket.terminate();
  else socket.send(bytes, { binary: false });
}

export function send(socket: WebSocket, notice: LiveNotice): void {
  sendBytes(socket, Buffer.from(JSON.stringify(notice)));
}
