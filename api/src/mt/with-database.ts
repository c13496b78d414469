import { type Connection, DatabaseUnusable, connect, migrate, verifyConnection } from '@laoyou/db';
import { startEmbeddedServer } from '@laoyou/db/embedded';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { MtFailed, type Terminal } from './command.ts';

/** Opens the installation's database for `work`: the server of DATABASE_URL, or the embedded one, which is joined where it runs already. */
export async function withDatabase<T>({ config }: Pick<Terminal, 'config'>, work: (connection: Connection) => Promise<T>): Promise<T> {
  const server = config.databaseUrl === null ? await openEmbedded(join(config.dataDir, 'postgres')) : undefined;
  try {
    const url = server?.url ?? config.databaseUrl!;
    if (!server) await verifyConnection(url);
    await migrate(url);
    const connection = connect(url, { poolSize: 8 });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } catch (error) {
    throw error instanceof DatabaseUnusable ? new MtFailed(error.message, { cause: error }) : error;
  } finally {
    await server?.stop();
  }
}

async function openEmbedded(folder: string) {
  // A mistyped DATA_DIR must not become an empty forum.
  await access(folder).catch(() => {
    throw new MtFailed(`There is no database in ${folder}. Check DATA_DIR and DATABASE_URL.`);
  });
  try {
    return await startEmbeddedServer({ folder });
  } catch (error) {
    throw error instanceof DatabaseUnusable ? new MtFailed(error.message, { cause: error }) : error;
  }
}
