import type { Deps } from '../deps.ts';
import type { Live } from '../live/index.ts';
import { VERSION } from '../version.ts';
import { countWaitingJobs } from './queries.ts';

/** A probe must answer before whoever asks gives up. */
const PATIENCE_MS = 2_000;

/** Which parts are well. `down` when the database is away: nothing is served without it; `degraded` when something waits. */
export async function checkHealth({ db, engines }: Deps, live: Pick<Live, 'state'>) {
  const waiting = await within(PATIENCE_MS, countWaitingJobs(db));
  const database = waiting === undefined ? ('down' as const) : ('ok' as const);
  const parts = {
    database,
    queue: database,
    live: live.state(),
    engines: Object.fromEntries(engines.map(({ id }) => [id, 'ok' as const])),
  };
  const status = database === 'down' ? ('down' as const) : parts.live === 'down' || engines.length === 0 ? ('degraded' as const) : ('ok' as const);
  return { status, parts, waiting: waiting ?? null, version: VERSION };
}

/** The value, or `undefined` when it did not come in time or not at all. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work.catch(() => undefined), patience]);
  } finally {
    clearTimeout(timer);
  }
}
