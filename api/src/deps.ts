/**
 * The only place where ports meet adapters. Actions, routes and jobs take what they need from `Deps`
 * as their first argument; nothing imports a pool, an engine or a logger from module scope.
 */
import type { Database } from '@laoyou/db';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Clock, Engine, Glossary, Memory, PostStore, Queue } from './translation/ports.ts';
import type { Tx } from '@laoyou/db';

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
  readonly queue: Queue<Tx>;
}
