/** A database for one test file: empty, migrated, and gone afterwards. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { TEMPLATE } from './global-setup.ts';

export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** One statement, as superuser: to look at what no route shows. */
  query<Row extends pg.QueryResultRow = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Removes it, connections and all. Idempotent. */
  drop(): Promise<void>;
}

/** Copies the migrated template. `empty`: without it, for tests of the migration itself. */
export async function createTestDatabase({ empty = false }: { empty?: boolean } = {}): Promise<TestDatabase> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asAdmin(`create database ${name} ${empty ? 'template template0' : `template ${TEMPLATE}`}`);
  const url = addressOf(name);
  const pool = new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 1000, allowExitOnIdle: true });
  pool.on('error', () => {});
  let dropped: Promise<void> | undefined;
  return {
    name,
    url,
    query: async (text, values) => (await pool.query(text, values)).rows as never,
    drop: () => (dropped ??= pool.end().then(() => asAdmin(`drop database if exists ${name} with (force)`))),
  };
}

/** Address of another database on the same server. */
export function addressOf(name: string): string {
  const url = new URL(inject('databaseAdminUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseAdminUrl') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
