/** What is already running on a data folder: a server of ours, one on its way out, or only a stale note. */
import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './data-folder.ts';

export interface Running {
  pid: number;
  /** Known once the server has opened it. */
  port: number | undefined;
  status: string;
}

/**
 * Reads the server's own note, `postmaster.pid`. A note whose process is gone, or is by now another
 * program with the same number (usual after a container restart), is removed: the server would believe it.
 */
export async function findRunning(data: string): Promise<Running | undefined> {
  const note = join(data, 'postmaster.pid');
  const lines = (await readFile(note, 'utf8').catch(() => '')).split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!pid) return undefined;
  if (!isAlive(pid) || !(await servesFolder(pid, data))) {
    await rm(note, { force: true });
    return undefined;
  }
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) || undefined, status: (lines[7] ?? '').trim() };
}

/** Asks a server to end at once but in order, and waits until it has; insists after `patience` milliseconds. */
export async function endServer(pid: number, patience = 8000): Promise<void> {
  signal(pid, 'SIGINT');
  if (await gone(pid, patience)) return;
  // Immediate shutdown: nothing that was committed is lost, the next start replays the log.
  signal(pid, 'SIGQUIT');
  if (await gone(pid, 3000)) return;
  signal(pid, 'SIGKILL');
  await gone(pid, 1000);
}

async function gone(pid: number, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await delay(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

/** The server's working directory is its data folder; where that cannot be read, its command line tells. */
async function servesFolder(pid: number, data: string): Promise<boolean> {
  const folder = await realpath(data).catch(() => data);
  if (process.platform === 'linux') {
    const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (directory !== undefined) return directory === folder;
  }
  if (process.platform === 'win32') return true;
  const command = await new Promise<string>((done) => {
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (error, output) => done(error ? '' : output));
  });
  return command.includes(data) || command.includes(folder);
}
