/** A server of model files for tests: ranges and lengths as a CDN has them, and every way to go wrong on demand. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startStandIn } from '../helpers/stand-in.ts';

export interface AskedFor {
  path: string;
  /** The header Range, when there was one. */
  range: string | undefined;
}

/** Answers in the place of the server. `bytes` are those that a right answer would begin at `from` of. */
export type Fault = (answer: ServerResponse, asked: { bytes: Buffer; from: number; request: IncomingMessage }) => void;

export interface ModelsServer {
  readonly url: string;
  readonly asked: AskedFor[];
  /** How many answers were under way at once, at most. */
  readonly busiest: number;
  /** What is served, by path. */
  files: Map<string, Buffer>;
  /** One fault for each request to come for this path; then well again. `undefined` is a good answer. */
  fail(path: string, ...faults: (Fault | undefined)[]): void;
  /** The same fault for every request for this path. */
  failAlways(path: string, fault: Fault): void;
  askedFor(path: string): AskedFor[];
  stop(): Promise<void>;
}

/** Starts it on a port of its own. */
export async function startModelsServer(files: Map<string, Buffer>, port = 0): Promise<ModelsServer> {
  const asked: AskedFor[] = [];
  const faults = new Map<string, (Fault | undefined)[]>();
  const always = new Map<string, Fault>();
  let [busy, busiest] = [0, 0];

  const { port: at, stop } = await startStandIn((request, answer) => {
    const path = request.url!.slice(1);
    const { range } = request.headers;
    asked.push({ path, range });
    busiest = Math.max(busiest, ++busy);
    answer.on('close', () => busy--);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const bytes = self.files.get(path);
    const fault = faults.get(path)?.shift() ?? always.get(path);
    if (fault) return fault(answer, { bytes: bytes ?? Buffer.alloc(0), from, request });
    if (!bytes) return void answer.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
    return serve(answer, bytes, from);
  }, port);
  const self: ModelsServer = {
    url: `http://127.0.0.1:${at}/`,
    asked, files,
    get busiest() { return busiest; },
    fail: (path, ...next) => void faults.set(path, next),
    failAlways: (path, fault) => void always.set(path, fault),
    askedFor: (path) => asked.filter((one) => one.path === path),
    stop,
  };
  return self;
}

/** A good answer: the whole file, or the rest of it. */
export function serve(answer: ServerResponse, bytes: Buffer, from: number): void {
  const rest = bytes.subarray(from);
  if (from > 0 && rest.length === 0) return void answer.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
  answer.writeHead(from > 0 ? 206 : 200, {
    'content-type': 'application/zstd', 'content-length': rest.length, 'accept-ranges': 'bytes',
    ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  }).end(rest);
}

/**
 * Promises everything, and breaks off after this share of it. What a client has not read by then it may lose: `arrived`
 * tells the server when that many bytes of the file are safe, so that a test can say where it goes on.
 */
export const dropAfter = (share: number, arrived: (length: number) => Promise<unknown> = async () => {}): Fault => (answer, asked) => {
  stallAfter(share)(answer, asked);
  void arrived(asked.from + Math.floor((asked.bytes.length - asked.from) * share)).then(() => answer.socket?.end());
};

/** Sends this share and then nothing any more, without hanging up. */
export const stallAfter = (share: number): Fault => (answer, { bytes, from }) => {
  const rest = bytes.subarray(from);
  answer.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length, ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }) });
  if (share > 0) answer.write(rest.subarray(0, Math.floor(rest.length * share)));
  else answer.flushHeaders();
};

/** Never answers. */
export const silence: Fault = () => {};

/** An answer with this status. */
export const status = (code: number, headers: Record<string, string> = {}): Fault => (answer) => void answer.writeHead(code, headers).end(`error ${code}`);

/** The whole file, whatever part was asked for. */
export const withoutRange: Fault = (answer, { bytes }) => void answer.writeHead(200, { 'content-length': bytes.length }).end(bytes);

/** Other bytes as a good answer. */
export const instead = (bytes: Buffer): Fault => (answer, { from }) => serve(answer, bytes, from);
