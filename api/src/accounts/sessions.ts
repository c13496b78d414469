/** Sessions by lucia, which nothing else in the house imports: its author has ended it, so it must be easy to replace. */
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { createHash, randomBytes } from 'node:crypto';
import { schema } from '@laoyou/db';
import { Lucia, TimeSpan } from 'lucia';
import type { Deps } from '../deps.ts';
import type { Viewer } from './viewer.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof build>;
    DatabaseUserAttributes: typeof schema.accounts.$inferSelect;
  }
}

/** What the cookie holds. The database knows only its digest, so reading the table signs nobody in. */
export type SessionToken = string & { readonly kind: 'session token' };

export interface Session {
  token: SessionToken;
  expiresAt: Date;
}

export interface Sessions {
  start(accountId: string): Promise<Session>;
  /** Whose session this is; `renewed` when it was so old that it got new days. */
  recognise(token: SessionToken): Promise<{ viewer: Viewer; expiresAt: Date; renewed: boolean } | undefined>;
  end(token: SessionToken): Promise<void>;
  endAll(accountId: string): Promise<void>;
}

const DAYS = 30;

/** The sessions of this installation. Cheap: it holds no state of its own. */
export function createSessions({ db }: Pick<Deps, 'db'>): Sessions {
  const lucia = build(db);
  return {
    async start(accountId) {
      // Those that ran out go now and then; a new one is as good a moment as any.
      await lucia.deleteExpiredSessions();
      const token = randomBytes(32).toString('base64url') as SessionToken;
      const { expiresAt } = await lucia.createSession(accountId, {}, { sessionId: digest(token) });
      return { token, expiresAt };
    },
    async recognise(token) {
      const { session, user } = await lucia.validateSession(digest(token));
      if (!session) return undefined;
      return { viewer: { ...user, sessionId: session.id }, expiresAt: session.expiresAt, renewed: session.fresh };
    },
    end: (token) => lucia.invalidateSession(digest(token)),
    endAll: (accountId) => lucia.invalidateUserSessions(accountId),
  };
}

function build(db: Deps['db']) {
  return new Lucia(new DrizzlePostgreSQLAdapter(db, schema.sessions, schema.accounts), {
    sessionExpiresIn: new TimeSpan(DAYS, 'd'),
    getUserAttributes: ({ handle, displayName, interfaceLanguage, reads, view, script, theme, role, createdAt }) => ({
      handle, displayName, interfaceLanguage, reads, view, script, theme, role, createdAt,
    }),
  });
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
