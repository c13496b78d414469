import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer, type WebSocket as Socket } from 'ws';
import { catchUp } from './catch-up.ts';
import { liveConnection } from './connection.ts';
import type { LiveMessage } from './messages.ts';

// Node 20 has no WebSocket of its own.
vi.stubGlobal('WebSocket', WebSocket);

interface Asked {
  type: string;
  threadId: string;
}

let http: Server;
let sockets: WebSocketServer;
let asked: Asked[];
let open: Socket[];
/** What the server answers to a subscription; null stays silent. */
let answer: ((threadId: string) => object | null) | undefined;
let port: number;

async function listen(at = 0): Promise<void> {
  http = createServer();
  sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => {
    open.push(socket);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Asked;
      asked.push(message);
      const reply = message.type === 'subscribe' ? answer?.(message.threadId) : null;
      if (reply) socket.send(JSON.stringify(reply));
    });
  });
  await new Promise<void>((resolve) => http.listen(at, '127.0.0.1', resolve));
  port = (http.address() as AddressInfo).port;
}

async function goDown(): Promise<void> {
  for (const socket of open.splice(0)) socket.terminate();
  await new Promise((resolve) => sockets.close(resolve));
  await new Promise((resolve) => http.close(resolve));
}

const quick = { wait: () => 20, answerWithin: 150, floodPause: 400 };
const connect = (patience = quick) => liveConnection(() => `ws://127.0.0.1:${port}`, patience);
const follower = () => {
  const heard: LiveMessage[] = [];
  const states: boolean[] = [];
  return { heard, states, onmessage: (message: LiveMessage) => heard.push(message), onstate: (connected: boolean) => states.push(connected) };
};
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 3000, interval: 5 });

beforeEach(async () => {
  asked = [];
  open = [];
  answer = (threadId) => ({ type: 'subscribed', threadId, revision: 5 });
  await listen();
});
afterEach(goDown);

describe('the live connection', () => {
  it('subscribes every thread on one socket and hands each its own news', async () => {
    const live = connect();
    const [a, b] = [follower(), follower()];
    const stops = [live.follow('a', a), live.follow('b', b)];
    await until(() => a.heard.length === 1 && b.heard.length === 1);
    expect(open).toHaveLength(1);
    open[0]?.send(JSON.stringify({ type: 'post.created', threadId: 'b', postId: 'p', version: 1, revision: 6 }));
    await until(() => b.heard.length === 2);
    expect(a.heard).toHaveLength(1);
    for (const stop of stops) stop();
  });

  it('comes back after the server went away, and subscribes again', async () => {
    const live = connect();
    const a = follower();
    const stop = live.follow('a', a);
    await until(() => a.heard.length === 1);
    const before = port;
    await goDown();
    await until(() => a.states.includes(false));
    answer = (threadId) => ({ type: 'subscribed', threadId, revision: 9 });
    await listen(before);
    await until(() => a.heard.length === 2);
    expect(a.heard[1]).toMatchObject({ type: 'subscribed', revision: 9 });
    stop();
  });

  it('takes silence after a question as a lost connection', async () => {
    answer = () => null;
    const live = connect();
    const a = follower();
    const stop = live.follow('a', a);
    await until(() => asked.length === 1);
    answer = (threadId) => ({ type: 'subscribed', threadId, revision: 5 });
    await until(() => a.heard.length === 1);
    expect(a.states).toContain(false);
    stop();
  });

  it('asks again on waking, and notices then that nobody is there', async () => {
    const live = connect();
    const a = follower();
    const stop = live.follow('a', a);
    await until(() => a.heard.length === 1);
    answer = () => null;
    live.wake();
    await until(() => asked.length === 2);
    await until(() => a.states.includes(false));
    stop();
  });

  it('stays away for a while when it was told that it floods', async () => {
    const live = connect();
    const a = follower();
    const stop = live.follow('a', a);
    await until(() => a.heard.length === 1);
    const left = Date.now();
    open[0]?.send(JSON.stringify({ type: 'error', code: 'live.flood', params: {} }));
    open[0]?.close();
    await until(() => a.heard.length === 2);
    expect(Date.now() - left).toBeGreaterThanOrEqual(390);
    stop();
  });

  it('closes when nobody follows any more, and does not come back', async () => {
    const live = connect();
    const stop = live.follow('a', follower());
    await until(() => asked.length === 1);
    let closed = false;
    open[0]?.on('close', () => (closed = true));
    stop();
    await until(() => closed);
    expect(open).toHaveLength(1);
  });

  it('ignores what it does not understand', async () => {
    const live = connect();
    const a = follower();
    const stop = live.follow('a', a);
    await until(() => a.heard.length === 1);
    for (const data of ['', 'null', '{', '[]', '7', '{"type":3}', '{"type":"post.created","threadId":"other","revision":8}']) open[0]?.send(data);
    open[0]?.send(JSON.stringify({ type: 'resync' }));
    await until(() => a.heard.length === 2);
    expect(a.heard[1]).toEqual({ type: 'resync' });
    stop();
  });

  it('leads a page that missed a post while away to exactly what changed', async () => {
    const posts = [{ id: 'p6', revision: 6 }, { id: 'p7', revision: 7 }];
    const seen: string[] = [];
    const reads: number[] = [];
    const level = catchUp<(typeof posts)[number]>({
      revision: 5,
      read: async (since) => {
        reads.push(since);
        const revision = Math.max(since, ...posts.map((post) => post.revision));
        return { revision, posts: posts.filter((post) => post.revision > since) };
      },
      onchange: (changed) => seen.push(...changed.map((post) => post.id)),
      onreload: () => seen.push('reload'),
    });
    const live = connect();
    const a = follower();
    const stop = live.follow('a', {
      onstate: a.onstate,
      onmessage: (message) => {
        a.onmessage(message);
        if ('revision' in message) level.told(message.revision);
      },
    });
    await until(() => a.heard.length === 1);
    expect(reads).toEqual([]);
    const before = port;
    await goDown();
    answer = (threadId) => ({ type: 'subscribed', threadId, revision: 7 });
    await listen(before);
    await until(() => seen.length === 2);
    expect(seen).toEqual(['p6', 'p7']);
    expect(reads).toEqual([5]);
    stop();
    level.stop();
  });
});
