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
    startLane(deps, marks, { taskList: tasks(deps), concurrentJobs: config.workerConcurrency, waiting: WAITING }),
    // One at a time and none fetched ahead. In one lane with the others, old posts that are already in this process
    // would be finished before a fresh one is even looked at, whatever its priority in the database.
    startLane(deps, marks, { taskList: backlogTasks(deps), concurrentJobs: 1, waiting: 0 }),
  ]);
  await marks.settled();
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await marks.stop();
    },
  };
}

interface Lane {
  taskList: TaskList;
  concurrentJobs: number;
  /** Jobs fetched ahead. */
  waiting: number;
}

async function startLane({ pool, log }: Deps, marks: AliveMarks, { taskList, concurrentJobs, waiting }: Lane): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  events.once('pool:create', ({ workerPool }) => marks.add(workerPool.id));
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
        concurrentJobs,
        pollInterval: 2000,
        gracefulShutdownAbortTimeout: GRACE,
        // Jobs then carry the name of the runner, by which it is known whether it is alive.
        localQueue: { size: concurrentJobs + waiting },
      },
    },
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner has stopped'));
  return runner;
}
