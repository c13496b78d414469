/**
 * Builds the pages when there is no build of what they are made of now. Every build has a folder of its own,
 * named after its sources: it appears in one step, so a build that was killed leaves no half, and it stays
 * while a process serves it, so a newer build does not pull the pages from under an older one.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hashSources } from './hash-sources.ts';

const WEB = fileURLToPath(new URL('../../../web', import.meta.url));
const BUILDS = join(WEB, 'build');
/** Inside a build: a file for each process that serves it, named by its number. */
const USERS = '.users';

export interface BuildOptions {
  onProgress?: (line: string) => void;
  signal?: AbortSignal;
}

/** Thrown when the pages cannot be built; the message is for people, `output` is what the tool wrote. */
export class WebBuildFailed extends Error {
  constructor(message: string, readonly output = '') {
    super(message);
    this.name = 'WebBuildFailed';
  }
}

/** Makes sure there is an up-to-date build, marks it as used by this process and gives its folder. */
export async function buildWebIfNeeded({ onProgress, signal }: BuildOptions = {}): Promise<string> {
  const name = (await hashSources(WEB)).slice(0, 16);
  const wanted = join(BUILDS, name);
  if (isComplete(wanted)) return use(wanted);
  const vite = join(WEB, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) return use(await broughtAlong());
  onProgress?.('Building the pages (only this once)…');
  const release = await takeTurn(signal);
  try {
    if (!isComplete(wanted)) await build(vite, name, signal);
    return await use(wanted);
  } finally {
    await release();
  }
}

function isComplete(folder: string): boolean {
  return existsSync(join(folder, 'handler.js'));
}

async function use(folder: string): Promise<string> {
  // A folder that may not be written to is not going to be swept either.
  await mkdir(join(folder, USERS), { recursive: true }).catch(() => {});
  await writeFile(join(folder, USERS, String(process.pid)), '').catch(() => {});
  return folder;
}

/** An installation without development packages brings its build along and cannot renew it. */
async function broughtAlong(): Promise<string> {
  const names = (await readdir(BUILDS).catch(() => [])).filter((name) => isComplete(join(BUILDS, name)));
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(BUILDS, name))).mtimeMs })));
  const newest = dated.sort((a, b) => b.at - a.at)[0];
  if (newest) return join(BUILDS, newest.name);
  throw new WebBuildFailed('The pages are not built, and what builds them is not installed. Run: npx --yes pnpm@10 install');
}

async function build(vite: string, name: string, signal?: AbortSignal): Promise<void> {
  await sweep();
  const unfinished = join(BUILDS, `unfinished-${process.pid}`);
  try {
    await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { LAOYOU_WEB_OUT: `build/unfinished-${process.pid}` }, signal);
    if (!isComplete(unfinished)) throw new WebBuildFailed('The pages were built, but not where they were expected.');
    await rename(unfinished, join(BUILDS, name));
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function run(file: string, args: string[], env: Record<string, string>, signal?: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(file, args, { cwd: WEB, env: { ...process.env, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output = (output + chunk).slice(-20_000); });
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done() : failed(new WebBuildFailed('The pages could not be built.', output.trim()))));
  });
}

/** One build at a time: the tool keeps its half-made files in one place. Gives back how to let the next one in. */
async function takeTurn(signal?: AbortSignal): Promise<() => Promise<void>> {
  const lock = join(WEB, 'node_modules/.laoyou-build');
  for (;;) {
    signal?.throwIfAborted();
    try {
      await mkdir(lock);
      await writeFile(join(lock, 'pid'), String(process.pid));
      return () => rm(lock, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isAbandoned(lock)) await rm(lock, { recursive: true, force: true });
    else await delay(300, undefined, signal ? { signal } : {});
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  const pid = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => ''));
  const age = Date.now() - (await stat(lock).then((found) => found.mtimeMs, () => Date.now()));
  return pid > 0 ? !isAlive(pid) || age > 600_000 : age > 5000;
}

/** Removes builds nobody serves any more and what killed ones have left. Only the process whose turn it is does so. */
async function sweep(): Promise<void> {
  for (const name of await readdir(BUILDS).catch(() => [])) {
    const users = await readdir(join(BUILDS, name, USERS)).catch(() => []);
    if (users.some((pid) => isAlive(Number(pid)))) continue;
    await rm(join(BUILDS, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
