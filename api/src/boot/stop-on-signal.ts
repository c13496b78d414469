/**
 * Ends the process in order when it is asked to. A terminal sends Ctrl-C to everybody in the foreground, and
 * whoever started us may pass it on as well: the same wish twice within a moment is one wish.
 */
const ECHO = 1000;
/** The whole ending, whatever hangs. */
const PATIENCE = 10_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Ending {
  /** Aborted as soon as the end is asked for: the start that is still under way gives up. */
  readonly signal: AbortSignal;
  /** Adds what must be closed; closed in the reverse order. */
  onEnd(close: () => Promise<unknown>): void;
  /** Ends now: closes everything, then exits with this code. */
  end(code: number): Promise<never>;
}

/** Listens for the signals from now on. `say` tells people what happens. */
export function stopOnSignal(say: (line: string) => void): Ending {
  const controller = new AbortController();
  const closers: (() => Promise<unknown>)[] = [];
  let ending: Promise<never> | undefined;
  let askedAt = 0;

  async function closeAndExit(code: number): Promise<never> {
    setTimeout(() => process.exit(code || 1), PATIENCE).unref();
    controller.abort();
    // What is opened while the rest closes is added in the meantime, and closed too.
    for (let close = closers.pop(); close; close = closers.pop()) await close().catch(() => {});
    return process.exit(code);
  }
  const end = (code: number) => (ending ??= closeAndExit(code));

  for (const name of SIGNALS) {
    process.on(name, () => {
      const now = Date.now();
      if (askedAt === 0) {
        askedAt = now;
        say('Stopping…');
        void end(0);
      } else if (now - askedAt > ECHO) process.exit(1);
    });
  }
  return {
    signal: controller.signal,
    onEnd: (close) => void closers.push(close),
    end,
  };
}
