/** The job runner: takes jobs from the database's queue and runs them in this process. */
import { EventEmitter } from 'node:events';
import { run, Logger as WorkerLogger, type WorkerEvents } from 'graphile-worker';
import { markAlive, type AliveMark } from './adapters/abandoned-jobs-postgres.ts';
import type { Deps } from './deps.ts';
import { tasks } from './jobs/index.ts';

/** Jobs waiting in this process for their turn; without them every job costs a round trip of its own. */
const WAITING = 20;
/** How long a job may take to end when the process ends, before it is told to give up. */
const GRACE = 2500;

export interface JobRunner {
  /** Lets jobs under way finish and puts the others back. */
  stop(): Promise<void>;
}

/** Starts running jobs. */
export async function startRunner(deps: Deps): Promise<JobRunner> {
  const { pool, log, config } = deps;
  const events = new EventEmitter() as WorkerEvents;
  let alive: Promise<AliveMark> | undefined;
  events.once('pool:create', ({ workerPool }) => { alive = markAlive(pool, workerPool.id, log); });
  const runner = await run({
    pgPool: pool,
    events,
    taskList: tasks(deps),
    // Signals are the process's own business.
    noHandleSignals: true,
    logger: new WorkerLogger(() => (level, message, meta) => {
      const at = level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level;
      log[at]({ ...(meta?.error instanceof Error && { err: meta.error }) }, message.split('\n')[0]);
    }),
    preset: {
      worker: {
        concurrentJobs: config.workerConcurrency,
        pollInterval: 2000,
        gracefulShutdownAbortTimeout: GRACE,
        localQueue: { size: WAITING + config.workerConcurrency },
      },
    },
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner has stopped'));
  await alive;
  return {
    async stop() {
      await runner.stop();
      await (await alive)?.stop();
    },
  };
}
