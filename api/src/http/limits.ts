import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { Failure } from '../failure.ts';
import { clientAddress, isInProcess } from './client-address.ts';

/** Whole posts are far smaller; escapes and four-byte characters are counted in. */
export const BODY_LIMIT = 256 * 1024;

/** Requests a minute. Reading is generous: it only has to stop a loop gone wild. */
const READS = 3000;
const WRITES = 120;

/** What a route puts in its `config` to be limited more tightly than others. Costs as much when a page asks for it. */
export function perMinute(max: number) {
  return { rateLimit: { max, allowList: [], timeWindow: 60_000, keyGenerator: byWhom, errorResponseBuilder: tooMany } };
}

export async function limitRates(app: FastifyInstance, config: Config): Promise<void> {
  if (!config.rateLimits) return;
  await app.register(rateLimit, {
    global: true,
    hook: 'onRequest',
    timeWindow: 60_000,
    max: (request: FastifyRequest) => (isRead(request) ? READS : WRITES),
    keyGenerator: (request) => `${isRead(request) ? 'read' : 'write'} ${byWhom(request)}`,
    // Pages are rendered by calling ourselves; the reader's own requests are what is counted.
    allowList: (request) => isRead(request) && isInProcess(request),
    errorResponseBuilder: tooMany,
    addHeaders: quiet,
    addHeadersOnExceeding: quiet,
  });
}

const quiet = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

function isRead(request: FastifyRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function byWhom(request: FastifyRequest): string {
  return request.viewer?.id ?? clientAddress(request);
}

function tooMany(_request: FastifyRequest, { ttl }: { ttl: number }): Failure {
  return new Failure('rate.limited', { seconds: Math.max(1, Math.ceil(ttl / 1000)) });
}
