/** Runs a command of a terminal: Ctrl-C ends it in order, failures are told in their own words, and the exit code says which. */
import { ConfigInvalid } from '../config.ts';
import { MtFailed } from '../mt/command.ts';
import { ModelsFailed } from './errors.ts';

/** Whoever started us may pass a Ctrl-C on that the terminal has sent already. */
const ECHO = 1000;
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export async function runUntilStopped(work: (signal: AbortSignal) => Promise<void>, stopped = 'Stopped. What has arrived is kept; run this again to go on.'): Promise<void> {
  const stop = new AbortController();
  let askedAt = 0;
  for (const name of Object.keys(CODES) as (keyof typeof CODES)[]) {
    process.on(name, () => {
      if (askedAt !== 0 && Date.now() - askedAt > ECHO) process.exit(CODES[name]);
      if (askedAt !== 0) return;
      askedAt = Date.now();
      process.exitCode = CODES[name];
      stop.abort();
    });
  }
  // A reader of our output that has gone (`pnpm models list | head`) is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await work(stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return void process.stderr.write(`${stopped}\n`);
    process.exitCode = 1;
    const told = error instanceof ModelsFailed || error instanceof MtFailed || error instanceof ConfigInvalid;
    process.stderr.write(`${told ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}
