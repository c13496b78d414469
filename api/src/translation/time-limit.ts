import { EngineTimeout } from './errors.ts';

/** The work was ended from outside (shutdown); says nothing about an engine. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/**
 * Runs `work` for at most `ms`. The signal asks it to stop; an engine that does not listen is left behind,
 * and whatever it still answers is dropped. `release` ends it with its own reason.
 */
export async function withTimeLimit<T>(ms: number, outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>, release?: AbortSignal): Promise<T> {
  if (outer?.aborted) throw new Interrupted();
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let interrupt: (() => void) | undefined;
  let letGo: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    const stop = (error: Error) => {
      reject(error);
      controller.abort(error);
    };
    timer = setTimeout(() => stop(new EngineTimeout(`no answer within ${ms} ms`)), ms);
    interrupt = () => stop(new Interrupted());
    letGo = () => stop(release!.reason as Error);
    outer?.addEventListener('abort', interrupt, { once: true });
    release?.addEventListener('abort', letGo, { once: true });
  });
  try {
    const working = Promise.resolve().then(() => work(controller.signal));
    // Its late failure, after the limit, must not end the process.
    working.catch(() => {});
    return await Promise.race([working, ended]);
  } finally {
    clearTimeout(timer);
    if (interrupt) outer?.removeEventListener('abort', interrupt);
    if (letGo) release?.removeEventListener('abort', letGo);
  }
}
