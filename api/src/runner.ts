/** The job runner: takes jobs from the database's queue and runs them in this process. */
import { EventEmitter } from 'node:events';
import { run, Logger as WorkerLogger, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { keepAliveMarks, type AliveMarks } from './adapters/abandoned-jobs-postgres.ts';
import type { Deps } from './deps.ts';
import { backlogTasks, tasks } from './jobs/index.ts';

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
  const marks = keepAliveMarks(pool, log);
  const runners = await Promise.all([
    startLane(deps, marks, { taskList: tasks(deps), concurrentJobs: config.workerConcurrency, localQueue: { size: WAITING + config.workerConcurrency } }),
    // One at a time and none fetched ahead. In one lane with the others, old posts that are already in this process
    // would be finished before a fresh one is even looked at, whatever its priority in the database.
    startLane(deps, marks, { taskList: backlogTasks(deps), concurrentJobs: 1 }),
  ]);
  await marks.settled();
  return {
    async stop() {
      const ends = await Promise.allSettled(runners.map((runner) => runner.stop()));
      await marks.stop();
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    },
  };
}

interface Lane {
  taskList: TaskList;
  concurrentJobs: number;
  /** Jobs are then fetched ahead, and carry the name of the runner instead of the worker's. */
  localQueue?: { size: number };
}

async function startLane({ pool, log }: Deps, marks: AliveMarks, { taskList, ...how }: Lane): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  events.once('pool:create', ({ workerPool }) => marks.add(workerPool.id));
  if (!how.localQueue) events.on('worker:create', ({ worker }) => marks.add(worker.workerId));
  const runner = await run({
    pgPool: pool,
    events,
    taskList,
    // Signals are the process's own business.
    noHandleSignals: true,
    logger: new WorkerLogger(() => (level, message, meta) => {
      const at = level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level;
      log[at]({ ...(meta?.error instanceof Error && { err: meta.error }) }, message.split('\n')[0]);
    }),
    preset: {
      worker: {
        ...how,
        pollInterval: 2000,
        gracefulShutdownAbortTimeout: GRACE,
      },
    },
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner has stopped'));
  return runner;
}
