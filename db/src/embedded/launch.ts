/** Starts the server program and waits until it takes connections. */
import type { ChildProcess } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnusable } from '../client.ts';
import type { Binaries } from './binaries.ts';
import { explainFailure, lastLine } from './data-folder.ts';
import { findRunning } from './running.ts';
import type { Runner } from './run-as.ts';

/** Modest, for a machine that also runs everything else; what was committed is on the disk. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What people write must not end in a log: a failed statement is the API's to report, without its values.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_error_verbosity: 'terse',
};
/** Survives a killed process, not a power cut. */
const THROWAWAY = { fsync: 'off', full_page_writes: 'off', shared_buffers: '64MB', autovacuum_naptime: '10s' };

export interface LaunchOptions {
  throwaway?: boolean | undefined;
  /** The port of before, when the server is started again under a pool that knows it. */
  port?: number | undefined;
  onProgress?: ((line: string) => void) | undefined;
}

export interface Launched {
  child: ChildProcess;
  port: number;
}

/** The server ended before it was ready because another one has the folder or the port: try again. */
export class LaunchLostRace extends Error {}

/** Starts the server. Throws `LaunchLostRace` when another process was quicker, else `DatabaseUnusable`. */
export async function launch(folder: string, binaries: Binaries, runner: Runner, options: LaunchOptions): Promise<Launched> {
  const data = join(folder, 'data');
  const logFile = join(folder, 'server.log');
  const port = options.port ?? (await freePort());
  const settings = { ...SETTINGS, ...(options.throwaway && THROWAWAY), port: String(port) };
  const size = await stat(logFile).then((found) => found.size, () => 0);
  if (size > 0) await rename(logFile, `${logFile}.old`).catch(() => {});
  const log = await open(logFile, 'w', 0o600);
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = runner.spawn(binaries.postgres, args, { stdio: ['ignore', log.fd, log.fd], cwd: data, env: { ...process.env, TZ: 'UTC' } });
  await log.close();
  await untilReady(child, data, logFile, options);
  return { child, port };
}

async function untilReady(child: ChildProcess, data: string, logFile: string, { onProgress }: LaunchOptions): Promise<void> {
  let problem: Error | undefined;
  child.once('error', (error) => { problem = error; });
  const started = Date.now();
  let told = false;
  for (;;) {
    if (problem) throw new DatabaseUnusable(`Postgres cannot be run on this machine (${problem.message}). Set DATABASE_URL to a server of your own.`, { cause: problem });
    if (child.exitCode !== null || child.signalCode !== null) throw await failure(child, data, logFile);
    const running = await findRunning(data);
    if (running?.pid === child.pid && running?.status === 'ready') return;
    if (!told && Date.now() - started > 3000) {
      told = true;
      onProgress?.('The database puts itself in order after it was interrupted…');
    }
    await delay(15);
  }
}

async function failure(child: ChildProcess, data: string, logFile: string): Promise<Error> {
  const output = await readFile(logFile, 'utf8').catch(() => '');
  if (/lock file "postmaster.pid" already exists|Address already in use|pre-existing shared memory block|is being used by another process/i.test(output)) return new LaunchLostRace(lastLine(output));
  const why = await explainFailure(output, data);
  return new DatabaseUnusable(why ?? `The database in ${data} does not start: ${child.signalCode ?? lastLine(output)}. Its log is ${logFile}.`);
}

/** A port the system has just found free; somebody may take it meanwhile, then the launch is tried again. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
