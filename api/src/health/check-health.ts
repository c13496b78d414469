import type { Deps } from '../deps.ts';
import type { Live } from '../live/index.ts';
import { VERSION } from '../version.ts';
import { countWaitingJobs } from './queries.ts';

/** A probe must answer before whoever asks gives up. */
const PATIENCE_MS = 2_000;

/** What a circuit breaker says of its engine. */
const ENGINE_STATE = { closed: 'ok', open: 'down', 'half-open': 'degraded' } as const;

/** Which parts are well. `down` when the database is away: nothing is served without it; `degraded` when something waits. */
export async function checkHealth({ config, db, translator }: Deps, live: Pick<Live, 'state'>) {
  const waiting = await within(PATIENCE_MS, countWaitingJobs(db));
  const database = waiting === undefined ? ('down' as const) : ('ok' as const);
  const parts = {
    database,
    queue: database,
    live: live.state(),
    // A process that runs no jobs asks no engine, and knows nothing of them.
    engines: Object.fromEntries(translator.engines().map(({ id, state }) => [id, config.role === 'web' ? ('off' as const) : ENGINE_STATE[state]])),
  };
  const status = database === 'down' ? ('down' as const) : parts.live === 'down' || noEngine(Object.values(parts.engines)) ? ('degraded' as const) : ('ok' as const);
  return { status, parts, waiting: waiting ?? null, version: VERSION };
}

/** None is left that could translate now. */
function noEngine(states: string[]): boolean {
  return states.every((state) => state === 'down');
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
