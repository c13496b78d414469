/** Connections to Postgres: the pool, drizzle on top of it, and one clear line when it cannot be reached. */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** What queries take as their first argument when they need no transaction. */
export type Database = NodePgDatabase<Record<string, never>>;

/** The database inside a transaction. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

/** A query runs on either. */
export type Executor = Database | Tx;

export interface Connection {
  db: Database;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Thrown when a database cannot be used; the message is one line for an operator and holds no password. */
export class DatabaseUnusable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseUnusable';
  }
}

export interface ConnectOptions {
  poolSize?: number;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  onError?: (error: Error) => void;
}

/** Opens a pool; connects only when a query needs it. Call `verifyConnection` first to fail early. */
export function connect(url: string, { poolSize = 10, onError = () => {} }: ConnectOptions = {}): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'laoyou',
  });
  let closing: Promise<void> | undefined;
  // Without a listener an idle connection that breaks would end the whole process. While the pool ends it waits for no
  // answer, so a server that is stopped right behind it may still break connections: that is no news.
  pool.on('error', (error) => { if (!closing) onError(error); });
  // The same for one that breaks while somebody holds it; the query under way is told by itself.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    pool,
    db: drizzle({ client: pool }) as Database,
    close: () => (closing ??= pool.end()),
  };
}

/** Connects once and checks what Laoyou needs; throws `DatabaseUnusable` with a line an operator can act on. */
export async function verifyConnection(url: string): Promise<void> {
  const address = parseDatabaseUrl(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ encoding: string; version: number }>(
      "select current_setting('server_encoding') as encoding, current_setting('server_version_num')::int as version",
    );
    const found = rows[0]!;
    if (found.encoding !== 'UTF8') throw new DatabaseUnusable(`The database ${address} has the encoding ${found.encoding}; Laoyou needs UTF8.`);
    if (found.version < 150_000) throw new DatabaseUnusable(`The server of ${address} is PostgreSQL ${Math.floor(found.version / 10_000)}; Laoyou needs 15 or newer.`);
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error;
    throw new DatabaseUnusable(`${explain(error, address)} Check DATABASE_URL.`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

/** Checks the form of the address and gives it back without user or password. */
export function parseDatabaseUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw new DatabaseUnusable('DATABASE_URL must look like postgres://user:password@host:5432/name.');
  }
  return `${parsed.host || parsed.searchParams.get('host') || 'localhost'}${parsed.pathname}`;
}

function explain(error: unknown, address: string): string {
  const { code, message } = flatten(error);
  switch (code) {
    case 'ECONNREFUSED': return `Nothing answers at ${address}: the database server is not running there.`;
    case 'ENOTFOUND': case 'EAI_AGAIN': return `The host of ${address} is not known.`;
    case 'ETIMEDOUT': case 'EHOSTUNREACH': case 'ENETUNREACH': return `${address} cannot be reached.`;
    case 'ENOENT': case 'EACCES': return `The socket of ${address} cannot be opened.`;
    case '28P01': case '28000': return `${address} refuses this user name or password.`;
    case '3D000': return `The server answers, but has no database named ${address.split('/').at(-1)}.`;
    case '53300': return `${address} has no free connection.`;
    case '57P03': return `${address} is starting up or shutting down.`;
    case '42501': return `This user may not use the database ${address}.`;
  }
  if (/timeout/i.test(message)) return `${address} did not answer within 10 seconds.`;
  // The driver answers this when the address holds no password but the server wants one.
  if (/password must be a string/i.test(message)) return `${address} wants a password and DATABASE_URL has none.`;
  return `${address} cannot be used (${message.split('\n')[0]}).`;
}

/** A refused host name with several addresses comes as an AggregateError without a message. */
function flatten(error: unknown): { code: string | undefined; message: string } {
  const first = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  return { code: (first as { code?: string }).code, message: first instanceof Error ? first.message : String(first) };
}
