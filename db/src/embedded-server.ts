/**
 * A real Postgres that belongs to Laoyou: under the data folder, on this machine only, started and ended
 * with it. Whoever holds an advisory lock inside the server owns it; the lock goes with its holder's
 * connection, so a killed process leaves nothing that must be cleaned by hand:
 *   - nothing runs: start it and take the lock
 *   - a server runs and the lock is free: its owner was killed; take the lock and go on
 *   - a server runs and the lock is taken: a second Laoyou on the same folder; join, and take over when the owner ends
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseUnusable } from './client.ts';
import { findBinaries } from './embedded/binaries.ts';
import { prepareData, type InitOptions } from './embedded/data-folder.ts';
import { launch, LaunchLostRace, type LaunchOptions } from './embedded/launch.ts';
import { chooseRunner, type RunAs, type Runner } from './embedded/run-as.ts';
import { endServer, findRunning, type Running } from './embedded/running.ts';

export interface EmbeddedOptions extends InitOptions, Pick<LaunchOptions, 'throwaway'> {
  /** Everything of the server lies here; made when missing. */
  folder: string;
  /** Told when the server has gone by itself, before it is started again. */
  onLost?: (message: string) => void;
  /** Told when it could not be started again. */
  onFailed?: (error: Error) => void;
  /** Which account runs it; for tests. */
  runAs?: RunAs;
}

export interface EmbeddedServer {
  /** Address of the database `laoyou` for the account of the same name, which owns it and nothing else. */
  readonly url: string;
  /** Address of any database as the server's superuser; for tests and tools. */
  adminUrl(database?: string): string;
  /** True when another process owned the server at the start. */
  readonly joined: boolean;
  readonly runsAs: Runner['kind'];
  /** Ends the server if it is ours. Idempotent. */
  stop(): Promise<void>;
}

const OWNER_LOCK = 0x6c6f636b;
const PATIENCE = 60_000;
const RESTARTS = 5;

interface Held {
  port: number;
  /** Its end tells that the server has gone. */
  watch: pg.Client;
  /** The server's process when we own it. */
  pid: number | undefined;
}

/** Starts the embedded server, or joins the one that runs on the same folder. Throws `DatabaseUnusable`. */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { folder } = options;
  const data = join(folder, 'data');
  await makeFolder(folder);
  const binaries = await findBinaries();
  const runner = await chooseRunner(binaries, folder, data, options.runAs);
  let password = '';
  let stopping = false;

  const address = (port: number, user: string, database: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

  async function hold(port?: number): Promise<Held> {
    for (const until = Date.now() + PATIENCE; ;) {
      password = await prepareData(folder, binaries, runner, options);
      const running = await findRunning(data);
      try {
        const held = running ? await occupy(running) : await raise(port);
        if (held) return held;
      } catch (error) {
        if (!(error instanceof LaunchLostRace)) throw error;
        port = undefined;
      }
      if (Date.now() > until) throw new DatabaseUnusable(`A database server (process ${running?.pid}) runs on ${data} but does not answer. End that process and start again.`);
      await delay(100);
    }
  }

  async function raise(port?: number): Promise<Held | undefined> {
    const { child, port: opened } = await launch(folder, binaries, runner, { ...options, port });
    return watch(opened, child.pid);
  }

  async function occupy(running: Running): Promise<Held | undefined> {
    return running.port !== undefined && running.status === 'ready' ? watch(running.port, running.pid) : undefined;
  }

  /** One connection that stays: it holds the owner's lock if that is free, and its end tells that the server has gone. */
  async function watch(port: number, pid: number | undefined): Promise<Held | undefined> {
    const client = new pg.Client({ connectionString: address(port, 'postgres', 'postgres'), connectionTimeoutMillis: 5000, keepAlive: true, application_name: 'laoyou owner' });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ owner: boolean }>('select pg_try_advisory_lock($1) as owner', [OWNER_LOCK]);
      return { port, watch: client, pid: rows[0]!.owner ? pid : undefined };
    } catch {
      // Not open yet, or already closing: look again.
      return void (await client.end().catch(() => {}));
    }
  }

  let held = await hold();
  const { port } = held;
  const joined = held.pid === undefined;
  await createDatabase(address(port, 'postgres', 'postgres'), password);

  function supervise(): void {
    held.watch.once('end', () => {
      if (stopping) return;
      options.onLost?.('The database has stopped; starting it again.');
      restarting = restart();
    });
  }
  let restarting: Promise<void> | undefined;
  let attempts: number[] = [];
  async function restart(): Promise<void> {
    attempts = [...attempts.filter((at) => at > Date.now() - 60_000), Date.now()];
    try {
      if (attempts.length > RESTARTS) throw new DatabaseUnusable('The database keeps stopping.');
      const next = await hold(port);
      if (next.port !== port) throw new DatabaseUnusable(`The database could not be started again on port ${port}.`);
      held = next;
      if (!stopping) supervise();
    } catch (error) {
      if (!stopping) options.onFailed?.(error as Error);
    }
  }
  async function end(): Promise<void> {
    await held.watch.end().catch(() => {});
    if (held.pid !== undefined) await endServer(held.pid);
  }
  supervise();
  let stopped: Promise<void> | undefined;

  return {
    url: address(port, 'laoyou', 'laoyou'),
    adminUrl: (database = 'postgres') => address(port, 'postgres', database),
    joined,
    runsAs: runner.kind,
    stop() {
      stopping = true;
      // A restart under way ends first: what it has started is ended too.
      return (stopped ??= (restarting ?? Promise.resolve()).then(end));
    },
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DatabaseUnusable(`The folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}). Check DATA_DIR.`, { cause: error });
  }
}

/** Makes the account and the database on the first start. The account owns its database and is no superuser. */
async function createDatabase(url: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [OWNER_LOCK + 1]);
    const role = await client.query("select 1 from pg_roles where rolname = 'laoyou'");
    if (role.rowCount === 0) await client.query(`create role laoyou login password '${password}'`);
    const database = await client.query("select 1 from pg_database where datname = 'laoyou'");
    if (database.rowCount === 0) await client.query('create database laoyou owner laoyou');
  } finally {
    await client.end();
  }
}
