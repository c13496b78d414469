/**
 * One Postgres for the whole run, in a folder of its own, with a migrated template from which every test
 * file gets its own database in a few milliseconds. It ends with the run, however the run ends.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../db/src/migrate.ts';
import { startEmbeddedServer } from '../../db/src/embedded-server.ts';

const PREFIX = 'laoyou-test-';
export const TEMPLATE = 'laoyou_template';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's address of the server's database `postgres`. */
    databaseAdminUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startEmbeddedServer({ folder: join(folder, 'postgres'), throwaway: true });
  const template = server.adminUrl(TEMPLATE);
  await onServer(server.adminUrl(), `create database ${TEMPLATE}`);
  await migrate(template);
  // Nobody may connect to a template that is being copied.
  await onServer(server.adminUrl(), `alter database ${TEMPLATE} with is_template true allow_connections false`);
  project.provide('databaseAdminUrl', server.adminUrl());
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Folders of runs that were killed; their servers died with them. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
