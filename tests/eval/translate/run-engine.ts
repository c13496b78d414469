/** Has one engine translate everything, in a process of its own, and hands its answers back. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Report } from './messages.ts';
import type { LinesResult } from './translate-lines.ts';
import type { PostsResult } from './translate-posts.ts';

export interface EngineRun {
  id: string;
  model: string;
  version: string;
  quality: string;
  /** By task; what the engine does not translate is missing. */
  lines: Map<number, LinesResult>;
  posts: Map<number, PostsResult>;
  peakMb: number;
}

/** The engine cannot be made here; the message says what it lacks. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable';
}

/** The engine was made and then could not work. */
export class EngineBroke extends Error {
  override name = 'EngineBroke';
}

export interface Listener {
  progress(task: number, done: number): void;
  note(message: string): void;
}

/** Throws `EngineUnavailable` or `EngineBroke`. */
export async function runEngine(job: Job, { progress, note }: Listener): Promise<EngineRun> {
  const child = fork(fileURLToPath(new URL('engine-process.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
    // What an engine prints must not get between the figures on stdout.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const run: EngineRun = { id: job.engine, model: '', version: '', quality: '', lines: new Map(), posts: new Map(), peakMb: 0 };
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('message', (report: Report) => {
        if (report.kind === 'ready') Object.assign(run, { id: report.id, model: report.model, version: report.version, quality: report.quality });
        else if (report.kind === 'lines') run.lines.set(report.task, report.result);
        else if (report.kind === 'posts') run.posts.set(report.task, report.result);
        else if (report.kind === 'progress') progress(report.task, report.done);
        else if (report.kind === 'warning' || report.kind === 'skipped') note(report.message);
        else if (report.kind === 'unavailable') reject(new EngineUnavailable(report.message));
        else if (report.kind === 'failed') reject(new EngineBroke(report.message));
        else {
          run.peakMb = report.peakMb;
          resolve();
        }
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new EngineBroke(`its process ended (${signal ?? code})`)));
      child.send(job);
    });
    return run;
  } finally {
    if (child.connected) child.disconnect();
    else child.kill();
  }
}
