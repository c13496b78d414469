/** Skips an engine that fails for a while, so that one time-out is paid once and not by every post. */
import { TranslationError, type ReasonCode } from './errors.ts';
import type { Clock } from './ports.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

const FIRST_PAUSE = 10_000;
const LONGEST_PAUSE = 5 * 60_000;
const LONGEST_ASKED = 60 * 60_000;
/** How many of these in a row open the breaker. Errors that are not here say nothing about the engine's health. */
const TOLERATED: Partial<Record<ReasonCode, number>> = {
  'engine.timeout': 1,
  'engine.unreachable': 1,
  'engine.busy': 1,
  'engine.misconfigured': 1,
  'model.missing': 1,
  'model.corrupt': 1,
  'engine.failed': 3,
  'engine.bad_output': 3,
};

export interface CircuitBreaker {
  /** `undefined`: go ahead, and report back. Otherwise the error that opened it, with the time left to wait. */
  blocked(): TranslationError | undefined;
  succeeded(): void;
  failed(error: TranslationError): void;
  /** The call ended without saying anything about the engine. */
  released(): void;
  readonly state: BreakerState;
  /** Why and until when it is left alone; `undefined` while it works. */
  readonly pause: { reason: ReasonCode; until: number } | undefined;
  /** A signal for one call, aborted with the error as its reason when the engine turns out to be down: nobody else need wait for it. */
  join(): AbortSignal;
  /** That call has ended. */
  leave(signal: AbortSignal): void;
}

/** One breaker guards one engine. */
export function createCircuitBreaker(clock: Clock): CircuitBreaker {
  let failures = 0;
  let pauses = 0;
  let openUntil: number | undefined;
  let cause: TranslationError | undefined;
  let probing = false;
  // One for each call: a signal that all share would warn of its many listeners.
  const joined = new Map<AbortSignal, AbortController>();

  const close = () => {
    [failures, pauses, openUntil, cause, probing] = [0, 0, undefined, undefined, false];
  };

  return {
    blocked() {
      if (openUntil === undefined) return undefined;
      const wait = openUntil - clock.now();
      if (wait > 0 || probing) return new TranslationError(cause!.code, `skipped: ${cause!.message}`, Math.max(wait, 1_000), { cause });
      probing = true;
      return undefined;
    },
    succeeded: close,
    failed(error) {
      probing = false;
      const tolerated = TOLERATED[error.code];
      // An engine that refuses a text is well enough to read it.
      if (tolerated === undefined) return close();
      failures += 1;
      if (failures < tolerated && openUntil === undefined) return;
      const pause = error.retryAfter === undefined ? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** pauses) : Math.min(LONGEST_ASKED, error.retryAfter);
      pauses += 1;
      openUntil = clock.now() + pause;
      cause = error;
      // A busy engine may well answer those it has taken.
      if (error.code === 'engine.busy') return;
      const reason = new TranslationError(error.code, `given up: ${error.message}`, pause, { cause: error });
      for (const alarm of joined.values()) alarm.abort(reason);
    },
    released() {
      probing = false;
    },
    join() {
      const alarm = new AbortController();
      joined.set(alarm.signal, alarm);
      return alarm.signal;
    },
    leave(signal) {
      joined.delete(signal);
    },
    get pause() {
      return openUntil === undefined ? undefined : { reason: cause!.code, until: openUntil };
    },
    get state() {
      if (openUntil === undefined) return 'closed';
      return openUntil > clock.now() ? 'open' : 'half-open';
    },
  };
}
