import { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** True for the calls our own page renderer makes: they come over no socket. */
export function isInProcess(request: FastifyRequest): boolean {
  return !(request.raw.socket instanceof Socket);
}

/**
 * Whom a limit counts against. The page renderer calls for a reader and names their address itself, in a
 * header nobody outside can put there; for everybody else fastify applies the operator's TRUST_PROXY.
 */
export function clientAddress(request: FastifyRequest): string {
  if (!isInProcess(request)) return request.ip;
  const forwarded = request.headers['x-forwarded-for'];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0]?.trim();
  return first || request.ip;
}
