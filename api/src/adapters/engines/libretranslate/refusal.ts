/** What an answer other than 200 means. The server's own words only help to tell; they may repeat the text or the key. */
import {
  EngineBusy, EngineFailed, EngineMisconfigured, EngineRefused, EngineTimeout, PairUnsupported, TextTooLong, type TranslationError,
} from '../../../translation/errors.ts';
import type { Answer } from '../remote/dialogue.ts';
import { retryAfter } from '../remote/retry-after.ts';

const SECONDS: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };
/** A server that bans an address for its floods does not say for how long. */
const BAN = 10 * 60_000;

/** The named error for an answer. */
export function refusal(answer: Answer): TranslationError {
  const { status } = answer;
  const says = words(answer);
  const wait = retryAfter(answer.headers.get('retry-after'));
  if (status === 429) return new EngineBusy('The server answered 429: too many requests.', wait ?? limitOf(says));
  if (status >= 500) return new EngineFailed(`The server answered ${status}.`, wait);
  if (status === 408) return new EngineTimeout('The server answered 408.', wait);
  if (status === 413 || (status === 400 && /exceeds text limit/i.test(says))) return new TextTooLong(`The server answered ${status}: more text than it takes.`);
  if (status === 403 && /too many/i.test(says)) return new EngineBusy('The server answered 403: too many requests.', wait ?? BAN);
  if (status === 400 && /api key/i.test(says)) return new EngineMisconfigured('The server answered 400: it wants a key. Set LIBRETRANSLATE_API_KEY.');
  if (status === 400 && /format is not supported/i.test(says)) return new EngineMisconfigured('The server answered 400: it does not take HTML.');
  if (status === 400 && /is not supported|not available as a target/i.test(says)) return new PairUnsupported('The server answered 400: it does not have this pair.');
  if (status === 401 || status === 403) return new EngineMisconfigured(`The server answered ${status}: LIBRETRANSLATE_API_KEY is missing or wrong.`);
  if (status === 400 || status === 422) return new EngineRefused(`The server answered ${status}.`);
  return new EngineMisconfigured(`The server answered ${status}: check LIBRETRANSLATE_URL.`);
}

function words({ text }: Answer): string {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error.slice(0, 1000) : '';
  } catch {
    return '';
  }
}

/** `Slowdown: 30 per 1 minute`: by then the count begins anew. */
function limitOf(says: string): number | undefined {
  const [, count, unit] = /\bper (\d+ )?(second|minute|hour|day)/i.exec(says) ?? [];
  return unit === undefined ? undefined : Number(count ?? 1) * SECONDS[unit.toLowerCase()]! * 1000;
}
