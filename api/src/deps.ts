/**
 * The only place where ports meet adapters. Actions, routes and jobs take what they need from `Deps`
 * as their first argument; nothing imports a pool, an engine or a logger from module scope.
 */
import type { Connection, Database, Executor } from '@laoyou/db';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createEngines } from './adapters/engines/index.ts';
import { glossaryPostgres } from './adapters/glossary-postgres.ts';
import { memoryPostgres } from './adapters/memory-postgres.ts';
import { postStorePostgres } from './adapters/post-store-postgres.ts';
import { queuePostgres } from './adapters/queue-postgres.ts';
import { createRelatedness } from './adapters/relatedness/index.ts';
import { usagePostgres } from './adapters/usage-postgres.ts';
import { enginesConfig, type Config } from './config.ts';
import { createTranslator, type Translator } from './translation/index.ts';
import type { Clock, Engine, Glossary, Memory, PostStore, Queue, Relatedness } from './translation/ports.ts';

export interface Deps {
  readonly config: Config;
  readonly db: Database;
  /** For the few that need a connection of their own: LISTEN, the job runner, the health check. */
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly clock: Clock;
  /** In the order they are asked. */
  readonly engines: readonly Engine[];
  readonly glossary: Glossary;
  readonly memory: Memory;
  readonly postStore: PostStore;
  readonly queue: Queue<Executor>;
  /** Judges the answers of engines that may obey a post. */
  readonly relatedness: Relatedness;
  /** The room itself: one for the process, because it remembers which engines are failing. */
  readonly translator: Translator;
}

/** What tests put in the place of the real thing. */
export type DepsOverrides = Partial<Pick<Deps, 'engines' | 'clock' | 'glossary' | 'memory' | 'postStore' | 'queue' | 'relatedness'>>;

/** Joins the ports to what stands behind them in this installation. */
export async function createDeps(config: Config, { db, pool }: Connection, log: Logger, overrides: DepsOverrides = {}): Promise<Deps> {
  const ports = {
    clock: { now: Date.now },
    engines: overrides.engines ?? (await createEngines(enginesConfig(config, (message) => log.warn(message)))),
    glossary: glossaryPostgres(db),
    memory: memoryPostgres(db),
    postStore: postStorePostgres(db),
    queue: queuePostgres,
    relatedness: createRelatedness(),
    ...overrides,
  };
  const budgets = new Map([...config.budgets].flatMap(([engine, { characters }]) => (characters === null ? [] : [[engine, characters] as const])));
  const translator = createTranslator({ ...ports, usage: usagePostgres(db, ports.clock, budgets), log: (event, facts) => log.info(facts, event) });
  return Object.freeze({ config, db, pool, log, ...ports, translator });
}
