/**
 * A server for tests that stands for one of the big providers: it wants the key, refuses requests of another shape
 * than documented, keeps its limits and translates markup as that provider does. Misbehaves on demand.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed JSON, or the text of a form. */
  body: any;
}

export interface Reply {
  status: number;
  body: unknown;
}

/** Answers in the place of the server. `good` is what a right answer would be. */
export type Fault = (answer: ServerResponse, good: Reply) => void;

export interface Behaviour {
  /** `undefined`: a path that translates nothing, such as the one for tokens. */
  isTranslation(asked: Asked): boolean;
  respond(asked: Asked): Reply;
}

export interface ProviderServer {
  readonly url: string;
  readonly port: number;
  /** Everything that was asked, in order, and the requests to translate alone. */
  readonly asked: Asked[];
  translations(): Asked[];
  /** One fault for each translation to come; then well again. */
  fail(...faults: (Fault | undefined)[]): void;
  failAlways(fault?: Fault): void;
  stop(): Promise<void>;
}

/** Starts it on a port of its own. */
export async function startProvider(behave: Behaviour | ((url: string) => Behaviour)): Promise<ProviderServer> {
  const asked: Asked[] = [];
  let faults: (Fault | undefined)[] = [];
  let always: Fault | undefined;
  let behaviour: Behaviour;
  const serve = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const one: Asked = { path: request.url!, headers: request.headers, body: /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(text) : text };
    asked.push(one);
    if (request.method !== 'POST') return json(answer, 405, {});
    const good = behaviour.respond(one);
    const fault = behaviour.isTranslation(one) ? (faults.length > 0 ? faults.shift() : always) : undefined;
    if (fault) return fault(answer, good);
    json(answer, good.status, good.body);
  };
  const server = createServer((request, answer) => void serve(request, answer).catch(() => answer.destroy()));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => { sockets.add(socket); socket.on('close', () => sockets.delete(socket)); });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  behaviour = typeof behave === 'function' ? behave(url) : behave;
  return {
    url, port, asked,
    translations: () => asked.filter((one) => behaviour.isTranslation(one)),
    fail(...next) { faults = next; },
    failAlways(fault) { always = fault; },
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}

export function json(answer: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** `译…` and `En …` stand for a translation of the text between tags; what is `kept` stays as it is. */
export function translateMarkup(markup: string, target: 'en' | 'zh', kept: RegExp): string {
  const inside: string[] = [];
  return markup.split(/(<[^<>]*>)/).map((part) => {
    const [, close, name] = /^<(\/?)(\w+)/.exec(part) ?? [];
    if (name !== undefined) {
      if (close) inside.pop();
      else inside.push(kept.test(part) ? 'kept' : name);
      return part;
    }
    if (inside.includes('kept') || !/\p{L}/u.test(part.replace(/&#?\w+;/g, ''))) return part;
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(part)!;
    return `${before}${target === 'zh' ? '译' : 'En '}${words}${after}`;
  }).join('');
}

/** Whether it is markup that a strict reader takes: every tag closed in order, no bare `<` or `&`. */
export function isWellFormed(markup: string): boolean {
  const open: string[] = [];
  for (const [, close, name] of markup.matchAll(/<(\/?)(\w+)(?: [^<>]*)?>/g)) {
    if (!close) open.push(name!);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/<(?!\/?\w+(?: [^<>]*)?>)|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)|[\0-\x08\x0b\x0c\x0e-\x1f]/i.test(markup);
}
