/**
 * Jobs of a process that was killed. The queue would hold them back for four hours, for it cannot tell a
 * dead worker from a slow one; we can: every runner holds an advisory lock named after itself on a
 * connection of its own, and the lock goes with the process, however that ended.
 */
import type pg from 'pg';
import type { Logger } from 'pino';

const CLASS = 0x6a6f62;
const EVERY = 20_000;

const RELEASE = `
  with dead as (
    select array_agg(distinct locked_by) as workers from graphile_worker._private_jobs
    where locked_by is not null and not exists (
      select 1 from pg_locks
      where locktype = 'advisory' and classid = ${CLASS} and objid = (hashtext(locked_by)::bigint & 4294967295)::oid
        and database = (select oid from pg_database where datname = current_database())
    )
  )
  select cardinality(workers) as released, graphile_worker.force_unlock_workers(workers) from dead where workers is not null`;

/** Whether any process runs jobs of this database just now. */
export async function someRunnerLives(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ lives: boolean }>(`
    select exists (select from pg_locks where locktype = 'advisory' and classid = ${CLASS}
      and database = (select oid from pg_database where datname = current_database())) as lives`);
  return rows[0]!.lives;
}

export interface AliveMarks {
  /** Marks the runner, or worker, of this name as alive. */
  add(id: string): void;
  /** When every mark given so far is held, or could not be. */
  settled(): Promise<void>;
  /** Puts back what the runners still hold and lets go of the marks. Call it when they have ended. */
  stop(): Promise<void>;
}

/** Keeps this process's runners marked as alive and, now and then, puts back the jobs of runners that are not. */
export function keepAliveMarks(pool: pg.Pool, log: Logger): AliveMarks {
  const ids: string[] = [];
  let client: pg.PoolClient | undefined;
  let held: string[] = [];
  let turns: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    if (!client) {
      const fresh = await pool.connect();
      fresh.once('error', () => { client = undefined; });
      [client, held] = [fresh, []];
    }
    for (const id of ids.slice(held.length)) {
      await client.query('select pg_advisory_lock($1, hashtext($2))', [CLASS, id]);
      held.push(id);
    }
    const { rows } = await client.query<{ released: number }>(RELEASE);
    if (rows[0]) log.warn({ runners: rows[0].released }, 'jobs of a runner that was killed are put back');
  }
  const turn = (): void => {
    turns = turns.then(look).catch((error: unknown) => {
      // The connection is gone with the database; the next turn takes a new one.
      client?.release(true);
      client = undefined;
      log.warn({ err: error }, 'abandoned jobs could not be looked for');
    });
  };

  const timer = setInterval(turn, EVERY);
  timer.unref();
  return {
    add(id) {
      ids.push(id);
      turn();
    },
    settled: () => turns,
    async stop() {
      clearInterval(timer);
      await turns;
      // Jobs that were fetched ahead: graphile-worker 0.17.3 fails to return them when it is stopped.
      await client?.query('select graphile_worker.force_unlock_workers($1::text[])', [ids]).catch((error: unknown) => log.warn({ err: error }, 'jobs could not be put back'));
      client?.release(true);
      client = undefined;
    },
  };
}
