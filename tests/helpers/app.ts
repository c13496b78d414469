/** The whole house on a port of its own, as `pnpm start` runs it, with a database that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWebIfNeeded } from '../../api/src/boot/build-web.ts';
import { readConfig, type Config } from '../../api/src/config.ts';
import type { Deps, DepsOverrides } from '../../api/src/deps.ts';
import { createLog } from '../../api/src/log.ts';
import { startProcess, type Running } from '../../api/src/main.ts';
import { fakeEngine, type FakeEngine } from '../../api/src/translation/fake-engine.ts';
import type { Engine } from '../../api/src/translation/ports.ts';
import { createClient, type Client } from './client.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { connectLive, type LiveClient } from './live-client.ts';

export interface TestAppOptions {
  /** Default: one fake engine that answers `[zh] …`. */
  engines?: Engine[];
  /** Serve the pages too, built if they are stale; or those of another folder. */
  web?: boolean | string;
  /** Anything of the configuration; rate limits are off unless turned on here. */
  config?: Partial<Config>;
  /** Other ports than the real ones. */
  overrides?: Omit<DepsOverrides, 'engines'>;
  /** A database to share with another app or with the one before. It is not dropped at the end. */
  database?: TestDatabase;
}

export interface TestApp extends Client {
  /** `http://127.0.0.1:PORT`, also the right Origin. */
  readonly url: string;
  readonly deps: Deps;
  readonly database: TestDatabase;
  /** The default engine; one that was given in `engines` is not here. */
  readonly engine: FakeEngine;
  /** Opens the live channel. `origin: null` sends none. */
  live(options?: { origin?: string | null; as?: { cookie: string } }): Promise<LiveClient>;
  /** Stops it in order, as a signal would, and drops its database. Idempotent. */
  stop(): Promise<void>;
}

/** Starts an app; end it with `stop()` in `afterAll`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const web = options.web === true ? await buildWebIfNeeded() : options.web || null;
  const dataDir = await mkdtemp(join(tmpdir(), 'laoyou-data-'));
  const engine = fakeEngine();
  const config = Object.freeze({
    ...readConfig({ NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', LAOYOU_RATE_LIMITS: 'off' }),
    ...options.config,
  });
  const running: Running = await startProcess({
    config,
    databaseUrl: database.url,
    log: createLog(config.logLevel),
    web,
    overrides: { engines: options.engines ?? [engine], ...options.overrides },
  });
  const url = `http://127.0.0.1:${running.port}`;
  let stopped: Promise<void> | undefined;
  return {
    ...createClient(url),
    url, database, engine,
    deps: running.deps,
    live: ({ origin, as } = {}) => connectLive(url, { ...(origin !== undefined && { origin }), cookie: as?.cookie }),
    stop: () => (stopped ??= (async () => {
      await running.stop();
      if (!options.database) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    })()),
  };
}
