/**
 * The server's files: made whole or not at all, checked before they are opened.
 * `initdb` works in a folder beside the real one, which then gets its name: killed in the middle,
 * it leaves nothing that looks like a database.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseUnusable } from '../client.ts';
import { POSTGRES_MAJOR, type Binaries } from './binaries.ts';
import type { Runner } from './run-as.ts';

const PASSWORD = 'laoyou-password';
const UNFINISHED = 'data.unfinished-';

/** What this process itself is making; a number in a name may be that of a process long gone. */
const making = new Set<string>();

/** Only this machine, only with the password, and that lies in a file only the owner reads. */
const HBA = 'host all all 127.0.0.1/32 scram-sha-256\n';

export interface InitOptions {
  /** For throw-away servers of tests: does not wait for the disk. */
  throwaway?: boolean | undefined;
  onProgress?: ((line: string) => void) | undefined;
}

/** Makes the data folder if there is none and checks it; gives back the password of its server. */
export async function prepareData(folder: string, binaries: Binaries, runner: Runner, options: InitOptions): Promise<string> {
  const data = join(folder, 'data');
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) await create(folder, data, binaries, runner, options);
  else if (version.trim() !== POSTGRES_MAJOR) {
    throw new DatabaseUnusable(`${data} was made by PostgreSQL ${version.trim()}, and Laoyou runs ${POSTGRES_MAJOR}. Move it away, or set DATABASE_URL to a server that can open it.`);
  }
  await runner.own(data);
  return (await readFile(join(data, PASSWORD), 'utf8')).trim();
}

async function create(folder: string, data: string, binaries: Binaries, runner: Runner, { throwaway, onProgress }: InitOptions): Promise<void> {
  const there = await readdir(data).catch(() => []);
  if (there.length > 0) throw new DatabaseUnusable(`${data} holds something that is not a database. Move it away and start again.`);
  onProgress?.('Making a new database…');
  await sweep(folder);
  const name = `${UNFINISHED}${process.pid}-${randomBytes(4).toString('hex')}`;
  const unfinished = join(folder, name);
  making.add(name);
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    await Promise.all([runner.own(unfinished), runner.own(passwordFile)]);
    await initdb(binaries, runner, unfinished, passwordFile, throwaway ?? false);
    await writeFile(join(unfinished, 'pg_hba.conf'), HBA);
    await writeFile(join(unfinished, PASSWORD), password, { mode: 0o600 });
    await chmod(unfinished, 0o700);
    await rename(unfinished, data).catch(async (error: NodeJS.ErrnoException) => {
      // Another process was quicker; its folder is as good as ours.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    making.delete(name);
    await Promise.all([rm(unfinished, { recursive: true, force: true }), rm(passwordFile, { force: true })]);
  }
}

function initdb(binaries: Binaries, runner: Runner, target: string, passwordFile: string, throwaway: boolean): Promise<void> {
  // The builtin C.UTF-8 knows Han characters (trigrams, word classes) and is the same on every system.
  const args = [
    '-D', target, '-U', 'postgres', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8',
    '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions', ...(throwaway ? ['--no-sync'] : []),
  ];
  return new Promise((done, failed) => {
    const child = runner.spawn(binaries.initdb, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: target });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { output = (output + chunk).slice(-4000); });
    child.once('error', (error) => failed(new DatabaseUnusable(`Postgres cannot be run on this machine (${error.message}). Set DATABASE_URL to a server of your own.`, { cause: error })));
    child.once('close', (code, signal) => {
      if (code === 0) return done();
      void explainFailure(output, dirname(target)).then((why) => failed(new DatabaseUnusable(why ?? `The database could not be made (${signal ?? lastLine(output)}).`)));
    });
  });
}

/** Turns what Postgres wrote into one line, where the cause is one an operator can remove. */
export async function explainFailure(output: string, folder: string): Promise<string | undefined> {
  const free = await statfs(folder).then((disk) => disk.bavail * disk.bsize, () => Infinity);
  if (/No space left on device|Disk quota exceeded/i.test(output) || free < 1_000_000) return `The disk that holds ${folder} is full. Make room and start again.`;
  if (/error while loading shared libraries|not found \(required by/i.test(output)) return `Postgres cannot run on this machine (${lastLine(output)}). Set DATABASE_URL to a server of your own.`;
  if (/Permission denied|Operation not permitted/i.test(output)) return `Postgres may not use ${folder} (${lastLine(output)}).`;
  if (/Cannot allocate memory|could not map anonymous shared memory/i.test(output)) return 'There is not enough free memory to start the database.';
  return undefined;
}

/** The last line Postgres meant for people, without its time stamp. */
export function lastLine(output: string): string {
  const lines = output.trim().split('\n').filter((line) => line !== '');
  const told = lines.findLast((line) => /FATAL|PANIC|error:|could not/i.test(line)) ?? lines.at(-1) ?? 'no message';
  return told.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim();
}

/** Removes what an initdb that was killed has left, unless its process still works on it. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(UNFINISHED) ? Number.parseInt(name.slice(UNFINISHED.length), 10) : NaN;
    if (Number.isNaN(pid) || making.has(name.replace(/\.password$/, '')) || (pid !== process.pid && isAlive(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Whether a process with this id exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
