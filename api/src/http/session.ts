import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type SessionToken, createSessions } from '../accounts/sessions.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';

export const SESSION_COOKIE = 'laoyou_session';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null for signed-out people. */
    viewer: Viewer | null;
    /** A session cookie came along that is no longer good for anything. */
    sessionExpired: boolean;
  }
}

/** Turns the session cookie into `request.viewer`, before anything else looks at the request. */
export async function recogniseViewers(app: FastifyInstance, deps: Deps): Promise<void> {
  const sessions = createSessions(deps);
  await app.register(cookie);
  app.decorateRequest('viewer', null);
  app.decorateRequest('sessionExpired', false);
  app.addHook('onRequest', (request, reply, done) => {
    // Most readers are signed out: they pay for none of this, not even for a promise.
    const token = request.headers.cookie?.includes(SESSION_COOKIE) ? request.cookies[SESSION_COOKIE] : undefined;
    if (!token || request.routeOptions.config.viewer === false) return done();
    recognise(request, reply, token as SessionToken).then(() => done(), done);
  });

  async function recognise(request: FastifyRequest, reply: FastifyReply, token: SessionToken): Promise<void> {
    const found = await sessions.recognise(token);
    request.viewer = found?.viewer ?? null;
    request.sessionExpired = !found;
    if (!found) forgetSession(deps, reply);
    else if (found.renewed) keepSession(deps, reply, { token, expiresAt: found.expiresAt });
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** false: this route is the same for everybody and never looks at the session. */
    viewer?: boolean;
  }
}

/** The viewer, or the reason why there is none. */
export function signedIn(request: FastifyRequest): Viewer {
  if (request.viewer) return request.viewer;
  throw new Failure(request.sessionExpired ? 'session.expired' : 'session.required');
}

/** Gives the browser its session. Scripts cannot read it and other sites cannot send it. */
export function keepSession({ config }: Deps, reply: FastifyReply, session: { token: SessionToken; expiresAt: Date }): void {
  reply.setCookie(SESSION_COOKIE, session.token, { ...attributes(config.secureCookies), expires: session.expiresAt });
}

export function forgetSession({ config }: Deps, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, attributes(config.secureCookies));
}

function attributes(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
}
