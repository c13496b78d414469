import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/**
 * What every answer of the API says to browsers: it is data, for our own pages, for this reader. Written out here once
 * and set as one object; a general-purpose middleware spends as long on these few lines as a whole small request takes.
 */
export function sendHeaders(app: FastifyInstance, { secureCookies }: Config): void {
  const headers = {
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(secureCookies && { 'strict-transport-security': 'max-age=15552000; includeSubDomains' }),
  };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
