/**
 * What `pnpm start` runs: brings up everything a person needs to open the address in a browser, says in
 * short lines what it does, and ends it all in order. Lines for people go to stdout, the log to stderr.
 */
import { DatabaseUnusable, isEmpty, migrate, verifyConnection } from '@laoyou/db';
import { startEmbeddedServer } from '@laoyou/db/embedded';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { WebBuildFailed, buildWebIfNeeded } from './boot/build-web.ts';
import { PortUnusable, checkPort, shownAddress } from './boot/port.ts';
import { stopOnSignal, type Ending } from './boot/stop-on-signal.ts';
import { ConfigInvalid, readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { startProcess } from './main.ts';
import { offerModels } from './models/offer-models.ts';
import { demoAccounts, seedDemo, type DemoAccount } from './seed/index.ts';
import { EngineMisconfigured } from './translation/errors.ts';

const USAGE = `Usage: pnpm start [--empty]

  --empty   start without the example community on a new database

Settings come from the environment: PORT, HOST, ORIGIN, DATA_DIR, MODELS_DIR, DATABASE_URL, LAOYOU_ROLE, LAOYOU_ENGINES,
LIBRETRANSLATE_URL, LOG_LEVEL, TRUST_PROXY, SITE_NAME, NODE_ENV. The README explains them.`;

/** Failures that are told in their own words; everything else is a bug and shows where it happened. */
const EXPECTED = [ConfigInvalid, DatabaseUnusable, WebBuildFailed, PortUnusable, EngineMisconfigured];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(config: Config, log: Logger, ending: Ending, empty: boolean): Promise<void> {
  const serves = config.role !== 'worker';
  if (serves) await checkPort(config);
  const [databaseUrl, { startProcess }, web] = await Promise.all([
    prepareDatabase(config, log, ending),
    // Reading the whole program takes seconds; the database starts meanwhile.
    import('./main.ts'),
    serves ? buildWebIfNeeded({ onProgress: say, signal: ending.signal }) : null,
  ]);
  ending.signal.throwIfAborted();

  let demo: DemoAccount[] = [];
  const running = await startProcess({
    config, databaseUrl, log, web,
    async beforeServing(deps) {
      if (!serves || config.env === 'production') return;
      if (!empty && (await isEmpty(deps.db))) {
        say('Filling the new forum with a small example community…');
        await seedDemo(deps);
      }
      demo = await demoAccounts(deps);
    },
  });
  ending.onEnd(() => running.stop());
  ending.signal.throwIfAborted();
  announce(config, running.port, demo);
  const offer = await offerModels(config);
  if (offer !== undefined) say(offer);
}

async function prepareDatabase(config: Config, log: Logger, ending: Ending): Promise<string> {
  let url = config.databaseUrl;
  if (url === null) {
    say('Preparing the database…');
    const server = await startEmbeddedServer({
      folder: join(config.dataDir, 'postgres'),
      onProgress: say,
      onLost: (message) => log.warn(message),
      onFailed: (error) => {
        log.fatal({ err: error }, 'the database is lost');
        void ending.end(1);
      },
    });
    ending.onEnd(() => server.stop());
    url = server.url;
  } else await verifyConnection(url);
  ending.signal.throwIfAborted();
  await migrate(url);
  return url;
}

function announce(config: Config, port: number | null, demo: DemoAccount[]): void {
  if (port === null) return say('Laoyou\'s job runner is ready.');
  say(`Laoyou is ready at ${shownAddress(config, port)}`);
  if (demo.length === 0) return;
  say('Sign in to try it:');
  for (const { handle, password, language } of demo) say(`  ${handle} / ${password}   (${language === 'zh' ? '中文' : 'English'})`);
  if (!isLoopback(config.host)) say('Others can reach this address and know these passwords too; maya is an admin. For a forum of your own use NODE_ENV=production.');
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

async function run(): Promise<void> {
  const args = process.argv.slice(2).filter((arg) => arg !== '--');
  if (args.includes('--help') || args.includes('-h')) return say(USAGE);
  const unknown = args.find((arg) => arg !== '--empty');
  if (unknown !== undefined) {
    process.stderr.write(`Unknown option ${unknown}.\n${USAGE}\n`);
    process.exitCode = 1;
    return;
  }
  // A reader of our output that has gone (`pnpm start | head`) is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const ending = stopOnSignal(say);
  let log: Logger | undefined;
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      log?.fatal({ err: error }, event);
      void ending.end(1);
    });
  }
  try {
    const config = readConfig();
    log = createLog(config.logLevel);
    await start(config, log, ending, args.includes('--empty'));
  } catch (error) {
    if (ending.signal.aborted) return;
    process.stderr.write(`${explain(error)}\n`);
    await ending.end(1);
  }
}

function explain(error: unknown): string {
  if (error instanceof WebBuildFailed && error.output) return `${error.output}\n${error.message}`;
  if (EXPECTED.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await run();
