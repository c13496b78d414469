import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { Failure } from '../failure.ts';
import { isInProcess } from './client-address.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every request that may change something must say that it comes from our own pages; why it may not go on, if so. */
export function checkOrigin(config: Config, request: FastifyRequest): Failure | undefined {
  // A page that is being drawn asks for translations its reader lacks; its own request was looked at already.
  const ownPage = request.headers.origin === undefined && isInProcess(request);
  return SAFE.has(request.method) || ownPage ? undefined : foreignOrigin(config, request);
}

/** Throws unless the Origin header is there and ours. Browsers send it with every POST and every WebSocket. */
export function requireOwnOrigin(config: Config, request: Pick<FastifyRequest, 'headers'>): void {
  const failure = foreignOrigin(config, request);
  if (failure) throw failure;
}

function foreignOrigin(config: Config, { headers: { origin, host } }: Pick<FastifyRequest, 'headers'>): Failure | undefined {
  if (!origin) return new Failure('origin.missing');
  return isOwn(config, origin, host) ? undefined : new Failure('origin.foreign');
}

function isOwn(config: Config, origin: string, host: string | undefined): boolean {
  if (config.origin) return origin === config.origin;
  if (origin === `http://localhost:${config.port}` || origin === `http://127.0.0.1:${config.port}`) return true;
  // No ORIGIN configured: the page and the request name the same host. A proxy may have ended TLS.
  return URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).host === host;
}
