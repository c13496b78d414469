/**
 * Serves the built pages on the API's own port: whatever no route of the API knows is given, unread, to the
 * page renderer, together with a way to call the API without leaving the process.
 */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import type { Config } from '../config.ts';

type PageHandler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => unknown;
type InProcessFetch = (request: Request) => Promise<Response>;

/** Headers by which we tell the renderer what only we know; a client's own are overwritten. */
const TOLD = { PROTOCOL_HEADER: 'x-laoyou-protocol', HOST_HEADER: 'x-laoyou-host', ADDRESS_HEADER: 'x-laoyou-address' } as const;
/** The renderer reads these when it is loaded; a stray one would change whom it believes. */
const READ_AT_LOAD = ['ORIGIN', 'PROTOCOL_HEADER', 'HOST_HEADER', 'PORT_HEADER', 'ADDRESS_HEADER', 'XFF_DEPTH', 'BODY_SIZE_LIMIT'] as const;

/** Mounts the pages built in `folder`. Call it on a built app, before it listens. */
export async function mountWeb(app: FastifyInstance, config: Config, folder: string): Promise<void> {
  const handler = await loadHandler(`${folder}/handler.js`);
  const laoyou = { fetch: inProcessFetch(app) };
  const origin = config.origin === null ? undefined : new URL(config.origin);

  // Before anything reads the body: the pages' forms are not ours to parse.
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 || isForApi(request)) return done();
    reply.hijack();
    const { raw } = request;
    raw.headers[TOLD.PROTOCOL_HEADER] = origin?.protocol.slice(0, -1) ?? request.protocol;
    raw.headers[TOLD.HOST_HEADER] = origin?.host ?? request.host;
    raw.headers[TOLD.ADDRESS_HEADER] = request.ip;
    if (config.secureCookies) reply.raw.setHeader('strict-transport-security', 'max-age=15552000');
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    Promise.resolve(handler(Object.assign(raw, { laoyou }), reply.raw, () => plain(reply.raw, 404)))
      .catch((error: unknown) => {
        request.log.error({ err: error }, 'a page could not be rendered');
        plain(reply.raw, 500);
      });
  });
}

/** Paths under /api and upgrades to a socket get the API's named 404, never a page. */
function isForApi({ raw }: FastifyRequest): boolean {
  const path = raw.url?.split('?', 1)[0] ?? '/';
  return path === '/api' || path.startsWith('/api/') || raw.headers.upgrade !== undefined;
}

/** Calls a route of the API as a client would, without a socket: same checks, same answer. */
function inProcessFetch(app: FastifyInstance): InProcessFetch {
  return async (request) => {
    const { pathname, search, host } = new URL(request.url);
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const answer = await app.inject({
      method: request.method as HTTPMethods,
      url: pathname + search,
      headers: { ...Object.fromEntries(request.headers), host },
      ...(body && { payload: body }),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, String(one));
    }
    const empty = [204, 205, 304].includes(answer.statusCode);
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
  };
}

async function loadHandler(file: string): Promise<PageHandler> {
  if (!existsSync(file)) throw new Error(`The pages are not built: ${file} is missing.`);
  const before = READ_AT_LOAD.map((name) => [name, process.env[name]] as const);
  for (const name of READ_AT_LOAD) delete process.env[name];
  Object.assign(process.env, TOLD);
  try {
    const { handler } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { handler: PageHandler };
    return handler;
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function plain(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(status === 404 ? 'Not found' : 'Server error');
}
