import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeLock } from './take-lock.ts';

let dir: string;
let path: string;
const stop = new AbortController();
/** Far enough apart for a machine that is busy otherwise. */
const TIMES = { touchMs: 50, staleMs: 1500 };

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'laoyou-lock-'));
  path = join(dir, '.lock');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const take = (onWait?: (pid: number) => void, signal = stop.signal) => takeLock(path, { signal, times: TIMES, ...(onWait && { onWait }) });
const elsewhere = { pid: 1, host: 'another-machine', token: 'theirs' };
/** The number of a process that has ended. */
const dead = { pid: 2 ** 22 + 1, host: hostname(), token: 'dead' };

describe('the lock', () => {
  it('is held by one at a time, and handed on', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(Array.from({ length: 4 }, async () => {
      const lock = await take();
      most = Math.max(most, ++inside);
      await delay(10);
      inside--;
      await lock.release();
    }));
    expect(most).toBe(1);
    expect(await readdir(dir)).toEqual([]);
  });

  it('of a process of this machine that is gone is taken at once, by one of those who wait', async () => {
    await writeFile(path, JSON.stringify(dead));
    let inside = 0;
    let most = 0;
    await Promise.all(Array.from({ length: 6 }, async () => {
      const lock = await take();
      most = Math.max(most, ++inside);
      await delay(30);
      expect(lock.signal.aborted).toBe(false);
      inside--;
      await lock.release();
    }));
    expect(most).toBe(1);
    expect(await readdir(dir)).toEqual([]);
  });

  it('of another machine is waited for while it shows that it lives', async () => {
    await writeFile(path, JSON.stringify(elsewhere));
    const alive = setInterval(() => void utimes(path, new Date(), new Date()), 20);
    const told: number[] = [];
    const taken = take((pid) => told.push(pid));
    await delay(TIMES.staleMs * 2);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(elsewhere);
    clearInterval(alive);
    const lock = await taken;
    expect(told).toEqual([1]);
    await lock.release();
  });

  it('that was being written when its process died is taken after a while', async () => {
    await writeFile(path, '');
    await (await take()).release();
  });

  it('stays with who holds it for long', async () => {
    const lock = await take();
    const other = take();
    await delay(TIMES.staleMs * 2);
    expect(lock.signal.aborted).toBe(false);
    await lock.release();
    await (await other).release();
  });

  it('that somebody took over is noticed and left to them', async () => {
    const lock = await take();
    await writeFile(path, JSON.stringify(elsewhere));
    await vi.waitFor(() => expect(lock.signal.aborted).toBe(true), { timeout: 10_000 });
    expect(lock.signal.reason).toMatchObject({ name: 'LockLost' });
    await lock.release();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(elsewhere);
  });

  it('is not waited for by who was stopped', async () => {
    const held = await take();
    const stopped = new AbortController();
    const waiting = take(() => stopped.abort(), stopped.signal);
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await held.release();
  });
});
