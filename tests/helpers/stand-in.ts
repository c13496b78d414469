/** An HTTP server that stands for somebody else's in a test: on a port of its own, gone at once, misbehaving in turn. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface StandIn {
  readonly port: number;
  /** Ends it with every connection it has. */
  stop(): Promise<void>;
}

/** Starts it. What `serve` throws ends the connection. */
export async function startStandIn(serve: (request: IncomingMessage, answer: ServerResponse) => unknown, port = 0): Promise<StandIn> {
  const server = createServer((request, answer) => void (async () => serve(request, answer))().catch(() => answer.destroy()));
  // A busy test may pause for longer than Node keeps idle connections: one that ends just when it is used again looks like a fault.
  server.keepAliveTimeout = 120_000;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => { sockets.add(socket); socket.on('close', () => sockets.delete(socket)); });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}

/** The body of a request, as text. */
export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export function json(answer: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export interface Faults<Fault> {
  /** One fault for each request to come; then well again. `undefined` is a good answer. */
  fail(...faults: (Fault | undefined)[]): void;
  /** The same fault until it is called without one. */
  failAlways(fault?: Fault): void;
}

/** Whose turn it is to go wrong: `next()` is asked once a request. */
export function faultsInTurn<Fault>(): Faults<Fault> & { next(): Fault | undefined } {
  let faults: (Fault | undefined)[] = [];
  let always: Fault | undefined;
  return {
    next: () => (faults.length > 0 ? faults.shift() : always),
    fail(...next) { faults = next; },
    failAlways(fault) { always = fault; },
  };
}

/** Answers that are none whatever the protocol, and what an engine has to call them. */
export const BROKEN: readonly [string, (answer: ServerResponse) => void, string][] = [
  ['never', () => {}, 'engine.timeout'],
  ['a closed connection', (answer) => answer.destroy(), 'engine.unreachable'],
  ['a reset connection', (answer) => answer.socket!.resetAndDestroy(), 'engine.unreachable'],
  ['not HTTP', (answer) => answer.socket!.end('hello\r\n\r\n'), 'engine.unreachable'],
  ['a page', (answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'), 'engine.bad_output'],
  ['empty', (answer) => answer.end(), 'engine.bad_output'],
  ['said to be enormous', (answer) => { answer.writeHead(200, { 'content-length': String(1e10) }).write('{'); }, 'engine.bad_output'],
  ['without end', (answer) => {
    const chunk = 'x'.repeat(64 * 1024);
    const more = (): void => { while (!answer.destroyed && answer.write(chunk)); if (!answer.destroyed) answer.once('drain', more); };
    answer.writeHead(200);
    more();
  }, 'engine.bad_output'],
];
