/** Many open readers of one thread: real sockets, in a process of their own. Each then reads what changed, as a page does. */
import { WebSocket } from 'ws';
import { now } from '../statistics.ts';
import { plainReader } from './plain-reads.ts';

export interface ReadersOrder {
  url: string;
  threadId: string;
  count: number;
}

/** What a reader saw: when the news came, and when the reply itself had been read. */
export type ReadersReport = { opened: number } | { postId: string; told: number[]; read: number[] };

const AT_ONCE = 50;
const SOCKETS = 100;

process.on('message', (order: ReadersOrder) => void open(order));
process.once('disconnect', () => process.exit(0));
process.send!('ready');

async function open({ url, threadId, count }: ReadersOrder): Promise<void> {
  const get = plainReader(url, SOCKETS);
  const told = new Map<string, number[]>();
  const read = new Map<string, number[]>();
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, () => follow(url, threadId, (postId, revision) => {
      note(told, postId);
      void get(`/api/v1/threads/${threadId}/posts?since=${revision - 1}&lang=zh&view=translated`).then((status) => {
        if (status !== 200) throw new Error(`The changes were answered with ${status}.`);
        const times = note(read, postId);
        if (times.length === count) process.send!({ postId, told: told.get(postId)!, read: times } satisfies ReadersReport);
      });
    })));
  }
  process.send!({ opened: count } satisfies ReadersReport);
}

function note(times: Map<string, number[]>, postId: string): number[] {
  const own = times.get(postId) ?? [];
  times.set(postId, own);
  own.push(now());
  return own;
}

function follow(url: string, threadId: string, onreply: (postId: string, revision: number) => void): Promise<void> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/live`, { headers: { origin: url } });
  return new Promise((done, failed) => {
    socket.once('error', failed);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'subscribe', threadId })));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; postId?: string; revision?: number };
      if (message.type === 'subscribed') done();
      if (message.type === 'post.created') onreply(message.postId!, message.revision!);
    });
  });
}
