import { backOff } from './back-off.ts';
import { parseMessage, type LiveMessage } from './messages.ts';

export interface Follower {
  /** Anything said about this thread, `subscribed` included. */
  onmessage(message: LiveMessage): void;
  onstate(connected: boolean): void;
}

const patience = {
  /** Before the n-th try to come back. */
  wait: (attempt: number) => backOff(attempt),
  /** How long a page may hear nothing after asking before the connection counts as dead. */
  answerWithin: 8_000,
  /** Refused for asking too much: come back much later. */
  floodPause: 60_000,
};

/** One WebSocket for all that a page follows; comes back by itself until nobody follows any more. */
export function liveConnection(address: () => string, { wait, answerWithin, floodPause } = patience) {
  const followers = new Map<string, Follower>();
  let socket: WebSocket | null = null;
  let attempt = 0;
  let pause = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    clearTimeout(timer);
    timer = undefined;
    if (socket || followers.size === 0) return;
    const opened = (socket = new WebSocket(address()));
    expectAnswer();
    opened.onopen = () => {
      for (const threadId of followers.keys()) send('subscribe', threadId);
    };
    opened.onmessage = ({ data }) => {
      if (opened === socket) receive(parseMessage(data));
    };
    opened.onclose = () => {
      if (opened === socket) lost();
    };
  }

  function receive(message: LiveMessage | null): void {
    clearTimeout(waiting);
    if (!message) return;
    if (message.type === 'error') {
      if (message.code === 'live.flood' || message.code === 'live.too_many') pause = floodPause;
      return;
    }
    attempt = 0;
    if (message.threadId === undefined) for (const follower of followers.values()) follower.onmessage(message);
    else followers.get(message.threadId)?.onmessage(message);
  }

  function lost(): void {
    clearTimeout(waiting);
    socket = null;
    for (const follower of followers.values()) follower.onstate(false);
    if (followers.size === 0) return;
    timer = setTimeout(connect, Math.max(pause, wait(attempt++)));
    pause = 0;
  }

  /** A cable pulled out says nothing: silence after a question is taken as loss. */
  function expectAnswer(): void {
    clearTimeout(waiting);
    waiting = setTimeout(drop, answerWithin);
  }

  function drop(): void {
    const old = socket;
    if (!old) return;
    lost();
    old.close();
  }

  function send(type: 'subscribe' | 'unsubscribe', threadId: string): void {
    if (socket?.readyState !== 1) return;
    socket.send(JSON.stringify({ type, threadId }));
    if (type === 'subscribe') expectAnswer();
  }

  return {
    /** Follows a thread until the returned function is called. */
    follow(threadId: string, follower: Follower): () => void {
      followers.set(threadId, follower);
      if (socket) send('subscribe', threadId);
      else connect();
      return () => {
        if (followers.get(threadId) !== follower) return;
        followers.delete(threadId);
        send('unsubscribe', threadId);
        if (followers.size === 0) {
          clearTimeout(timer);
          clearTimeout(waiting);
          const old = socket;
          socket = null;
          old?.close();
        }
      };
    },
    /** After sleep or a change of network: asks again on an open connection, and does not wait to reopen a lost one. */
    wake(): void {
      if (socket?.readyState === 1) for (const threadId of followers.keys()) send('subscribe', threadId);
      else if (timer && pause === 0) connect();
    },
    /** The browser says the network is gone. */
    drop,
  };
}

export type LiveConnection = ReturnType<typeof liveConnection>;
