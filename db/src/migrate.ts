/** Brings a database to the form this code expects: our own migrations, then the job queue's. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { DatabaseUnusable } from './client.ts';

const FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));
/** Any number that nobody else uses as an advisory lock: the letters "laoy". */
const LOCK = 0x6c616f79;

/**
 * Applies what is missing. Safe when several processes start at once: one migrates, the others wait for it.
 * Throws `DatabaseUnusable` when the database was made by a newer Laoyou, which this one would damage.
 */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'laoyou migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await refuseNewer(client);
    await applyMigrations(drizzle({ client }), { migrationsFolder: FOLDER });
    await runMigrations({ connectionString: url, maxPoolSize: 2 });
  } finally {
    // Closing the connection gives the lock back, also when a migration has failed.
    await client.end().catch(() => {});
  }
}

async function refuseNewer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ known: string | null }>("select to_regclass('drizzle.__drizzle_migrations') as known");
  if (rows[0]?.known == null) return;
  const last = await client.query<{ at: string | null }>('select max(created_at) as at from drizzle.__drizzle_migrations');
  if (Number(last.rows[0]?.at ?? 0) <= latestKnown()) return;
  throw new DatabaseUnusable('This database was made by a newer version of Laoyou: update Laoyou, or use another database.');
}

function latestKnown(): number {
  const journal = JSON.parse(readFileSync(`${FOLDER}/meta/_journal.json`, 'utf8')) as { entries: { when: number }[] };
  return Math.max(0, ...journal.entries.map((entry) => entry.when));
}
