/** Runs one process by its role: the API with its live channel and pages, the job runner, or both. */
import { connect } from '@laoyou/db';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { withDeadline } from './boot/deadline.ts';
import { explainListen } from './boot/port.ts';
import type { Config } from './config.ts';
import { createDeps, type Deps, type DepsOverrides } from './deps.ts';
import { mountWeb } from './http/mount-web.ts';
import { startRunner } from './runner.ts';
import { reopenUnsupported } from './translations/reopen-unsupported.ts';

export interface ProcessOptions {
  config: Config;
  /** A migrated database. */
  databaseUrl: string;
  log: Logger;
  /** Folder of the built pages; null: the API alone. */
  web: string | null;
  /** Runs when everything is wired but nobody is served yet. */
  beforeServing?: (deps: Deps) => Promise<void>;
  /** What tests put in the place of the real thing. */
  overrides?: DepsOverrides;
}

export interface Running {
  readonly deps: Deps;
  /** Not there in a process that only runs jobs. */
  readonly app: FastifyInstance | undefined;
  /** The port it listens on; null in a process that only runs jobs. */
  readonly port: number | null;
  /** Stops taking requests and jobs, finishes those under way, lets go of everything. Idempotent. */
  stop(): Promise<void>;
}

/** How long each part may take to finish what it has begun, in milliseconds. */
const PATIENCE = { app: 4500, jobs: 4000, rest: 1000 };

/** Starts what the role asks for. When it throws, nothing is left running. */
export async function startProcess(options: ProcessOptions): Promise<Running> {
  const { config, log } = options;
  const serves = config.role !== 'worker';
  const works = config.role !== 'web';
  const closers: (() => Promise<unknown>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= closeAll(closers, log));

  try {
    const connection = connect(options.databaseUrl, { poolSize: config.databasePoolSize, onError: (error) => log.warn({ err: error }, 'a database connection broke') });
    closers.push(() => withDeadline(connection.close(), PATIENCE.rest, 'the database pool'));
    const deps = await createDeps(config, connection, log, options.overrides);
    closers.push(() => withDeadline(Promise.all([...deps.engines, deps.relatedness].map((one) => one.close?.())), PATIENCE.rest, 'the engines'));
    await options.beforeServing?.(deps);

    if (works) {
      await reopenUnsupported(deps).catch((error: unknown) => log.warn({ err: error }, 'posts that an engine can translate now still wait'));
      const runner = await startRunner(deps);
      closers.push(() => withDeadline(runner.stop(), PATIENCE.jobs, 'the jobs'));
    }
    if (!serves) return { deps, app: undefined, port: null, stop };

    const app = await buildApp(deps);
    closers.push(() => withDeadline(closeApp(app), PATIENCE.app, 'the connections'));
    if (options.web !== null) await mountWeb(app, config, options.web);
    await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw explainListen(error, config.host, config.port);
    });
    const address = app.server.address();
    return { deps, app, port: typeof address === 'object' ? (address?.port ?? null) : null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A connection whose last request ends after the closing began would otherwise stay open for its next one. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close().finally(() => clearInterval(idle));
}

/** In the reverse of the order they were opened; one that fails or hangs does not keep the others open. */
async function closeAll(closers: (() => Promise<unknown>)[], log: Logger): Promise<void> {
  for (const close of closers.reverse()) await close().catch((error: unknown) => log.warn({ err: error }, 'not everything ended in order'));
}
