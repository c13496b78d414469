/** Where the benchmark is held: a Postgres as `pnpm start` runs it, and servers that are processes of their own. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedServer } from '../../db/src/embedded-server.ts';
import { migrate } from '../../db/src/migrate.ts';
import { MODELS_DIR } from './neural.ts';

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

export interface House {
  /** A fresh migrated database; its address is the superuser's. */
  database(name: string): Promise<string>;
  /** Fastify, pg and one row: what everything else is measured against. */
  bare(databaseUrl: string): Promise<Server>;
  /** Laoyou as in production, with an engine that takes a known time, or with the real ones that are named. */
  laoyou(databaseUrl: string, options?: { engineMs?: number; engines?: string }): Promise<Server>;
  /** Any other process of the benchmark. */
  helper(file: string): Promise<ChildProcess>;
  /** Ends every process that a part has left. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the database server. */
export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'laoyou-bench-'));
  // Not the tests' throwaway server: what is acknowledged here is on the disk, as for people.
  const postgres = await startEmbeddedServer({ folder: join(folder, 'postgres') });
  const children = new Set<ChildProcess>();

  async function start(file: string, env: Record<string, string> = {}): Promise<{ child: ChildProcess; first: unknown }> {
    const child = fork(fileURLToPath(new URL(`processes/${file}`, import.meta.url)), [], {
      execArgv: ['--import', 'tsx'], env: { ...process.env, ...env }, stdio: ['ignore', 2, 2, 'ipc'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}.`)));
    failed.catch(() => {});
    const [first] = (await Promise.race([once(child, 'message'), failed])) as [unknown];
    return { child, first };
  }

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(timer);
  }

  async function serve(file: string, env: Record<string, string>): Promise<Server> {
    const { child, first } = await start(file, env);
    return { url: `http://127.0.0.1:${(first as { port: number }).port}`, stop: () => end(child) };
  }

  let closed: Promise<void> | undefined;
  const sweep = async (): Promise<void> => void (await Promise.all([...children].map(end)));
  return {
    async database(name) {
      const url = postgres.adminUrl(name);
      await onServer(postgres.adminUrl(), `create database ${name}`);
      await migrate(url);
      return url;
    },
    bare: (databaseUrl) => serve('bare-server.ts', { DATABASE_URL: databaseUrl }),
    laoyou: (databaseUrl, { engineMs = 0, engines = '' } = {}) =>
      serve('laoyou-server.ts', { BENCH_DATABASE_URL: databaseUrl, BENCH_ENGINE_MS: String(engineMs), DATA_DIR: join(folder, 'data'), MODELS_DIR, LAOYOU_ENGINES: engines }),
    helper: async (file) => (await start(file)).child,
    sweep,
    close: () => (closed ??= sweep().then(() => postgres.stop()).then(() => rm(folder, { recursive: true, force: true }))),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
