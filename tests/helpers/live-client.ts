/** A reader's WebSocket, as an open page holds it. */
import { WebSocket } from 'ws';
import { waitFor } from './wait-for.ts';

export interface LiveMessage {
  type: string;
  [key: string]: unknown;
}

export interface LiveClient {
  /** Everything received, oldest first. */
  readonly messages: readonly LiveMessage[];
  /** Close code, once closed. */
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  send(message: unknown): void;
  /** Follows a thread and waits for the answer. */
  subscribe(threadId: string): Promise<LiveMessage>;
  /** The first message, received already or to come, that fits. */
  next(fits: Partial<LiveMessage> | ((message: LiveMessage) => boolean)): Promise<LiveMessage>;
  close(): void;
}

/** Opens the live channel of `base` (`http://…`). Rejects with the HTTP status when the upgrade is refused. */
export async function connectLive(base: string, { origin = base, cookie }: { origin?: string | null; cookie?: string | undefined } = {}): Promise<LiveClient> {
  const headers = { ...(origin !== null && { origin }), ...(cookie && { cookie }) };
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/api/v1/live`, { headers });
  const messages: LiveMessage[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as LiveMessage));
  const closed = new Promise<number>((done) => socket.once('close', done));
  await new Promise<void>((open, failed) => {
    socket.once('open', open);
    socket.once('error', failed);
    socket.once('unexpected-response', (_request, response) => {
      failed(Object.assign(new Error(`The upgrade was answered with ${response.statusCode}.`), { status: response.statusCode }));
    });
  });
  socket.on('error', () => {});
  const next: LiveClient['next'] = (fits) => {
    const test = typeof fits === 'function' ? fits : (message: LiveMessage) => Object.entries(fits).every(([key, value]) => message[key] === value);
    return waitFor(() => messages.find(test), { what: typeof fits === 'function' ? 'a live message' : `the live message ${JSON.stringify(fits)}`, every: 5 });
  };
  return {
    messages, closed, socket, next,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    subscribe(threadId) {
      socket.send(JSON.stringify({ type: 'subscribe', threadId }));
      return next({ type: 'subscribed', threadId });
    },
    close: () => socket.close(),
  };
}
