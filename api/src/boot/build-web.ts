/**
 * Builds the pages when they are missing or older than what they are made of. The build appears under its
 * name in one step, so a build that was killed leaves the former one, or none, but never a half.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hashSources } from './hash-sources.ts';

export const WEB_FOLDER = fileURLToPath(new URL('../../../web', import.meta.url));
export const WEB_BUILD = join(WEB_FOLDER, 'build');
const STAMP = '.stamp';

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

/** Makes sure `web/build` is up to date and says whether it had to be built. */
export async function buildWebIfNeeded({ onProgress, signal }: BuildOptions = {}): Promise<boolean> {
  const wanted = await hashSources(WEB_FOLDER);
  if (await isFresh(wanted)) return false;
  const vite = join(WEB_FOLDER, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) {
    // An installation without development packages brings its build along and cannot renew it.
    if (existsSync(join(WEB_BUILD, 'handler.js'))) return false;
    throw new WebBuildFailed('The pages are not built, and what builds them is not installed. Run: npx --yes pnpm@10 install');
  }
  onProgress?.('Building the pages (only this once)…');
  const release = await takeTurn(signal);
  try {
    if (await isFresh(wanted)) return false;
    await build(vite, wanted, signal);
    return true;
  } finally {
    await release();
  }
}

async function isFresh(wanted: string): Promise<boolean> {
  return (await readFile(join(WEB_BUILD, STAMP), 'utf8').catch(() => '')) === wanted;
}

async function build(vite: string, stamp: string, signal?: AbortSignal): Promise<void> {
  await sweep();
  const made = join(WEB_FOLDER, `build.new-${process.pid}`);
  const old = join(WEB_FOLDER, `build.old-${process.pid}`);
  try {
    await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { LAOYOU_WEB_OUT: basename(made) }, signal);
    if (!existsSync(join(made, 'handler.js'))) throw new WebBuildFailed('The pages were built, but not where they were expected.');
    await writeFile(join(made, STAMP), stamp);
    await rename(WEB_BUILD, old).catch(() => {});
    await rename(made, WEB_BUILD);
  } finally {
    await Promise.all([made, old].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

function run(file: string, args: string[], env: Record<string, string>, signal?: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(file, args, { cwd: WEB_FOLDER, env: { ...process.env, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output = (output + chunk).slice(-20_000); });
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done() : failed(new WebBuildFailed('The pages could not be built.', output.trim()))));
  });
}

/** One build at a time: the tool keeps its half-made files in one place. Gives back how to let the next one in. */
async function takeTurn(signal?: AbortSignal): Promise<() => Promise<void>> {
  const lock = join(WEB_FOLDER, 'node_modules/.laoyou-build');
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what killed builds have left; nobody else builds now. */
async function sweep(): Promise<void> {
  const left = (await readdir(WEB_FOLDER)).filter((name) => /^build\.(new|old)-\d+$/.test(name));
  await Promise.all(left.map((name) => rm(join(WEB_FOLDER, name), { recursive: true, force: true })));
}
