/**
 * One installation at a time in a folder. Who holds the lock shows that it lives by touching the file every few
 * seconds; a lock of a dead process is taken over, at once on the same machine and after a while from another
 * (containers may share the folder, and cannot see each other's processes).
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { LockLost, onDisk } from './errors.ts';

export interface Lock {
  /** Aborted when somebody else took the lock, because this process was asleep for too long. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

export interface LockTimes {
  readonly touchMs: number;
  readonly staleMs: number;
}

const TIMES: LockTimes = { touchMs: 3000, staleMs: 30_000 };
const POLL = 250;

interface Holder {
  pid: number;
  host: string;
  token: string;
}

/** Waits until the lock is free. `onWait` is told once who has it. */
export async function takeLock(path: string, { signal, onWait, times = TIMES }: { signal: AbortSignal; onWait?: (pid: number) => void; times?: LockTimes }): Promise<Lock> {
  const own: Holder = { pid: process.pid, host: hostname(), token: randomUUID() };
  for (let told = false; ; await delay(POLL, undefined, { signal })) {
    signal.throwIfAborted();
    if (await onDisk(path, () => create(path, own))) return hold(path, own, times);
    const holder = await readHolder(path);
    if (await isStale(path, holder, times.staleMs)) await takeAway(path, holder);
    else if (!told && holder) {
      told = true;
      onWait?.(holder.pid);
    }
  }
}

async function create(path: string, own: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function hold(path: string, own: Holder, { touchMs }: LockTimes): Lock {
  const lost = new AbortController();
  const isOwn = async () => (await readHolder(path))?.token === own.token;
  const timer = setInterval(async () => {
    if (await isOwn()) await utimes(path, new Date(), new Date()).catch(() => {});
    else lost.abort(new LockLost('Another installation took over, because this one did not answer for a while. Run this again.'));
  }, touchMs);
  timer.unref();
  return {
    signal: lost.signal,
    async release() {
      clearInterval(timer);
      if (await isOwn()) await rm(path, { force: true });
    },
  };
}

/** Undefined also while its holder is just writing it. */
async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

async function isStale(path: string, holder: Holder | undefined, staleMs: number): Promise<boolean> {
  if (holder?.host === hostname() && !isAlive(holder.pid)) return true;
  const touched = await stat(path).then(({ mtimeMs }) => mtimeMs, () => Date.now());
  return Date.now() - touched > staleMs;
}

/** Moved first and looked at then: in the meantime somebody may have taken over already, and would lose a good lock. */
async function takeAway(path: string, stale: Holder | undefined): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => {});
  if ((await readHolder(aside))?.token !== stale?.token) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
