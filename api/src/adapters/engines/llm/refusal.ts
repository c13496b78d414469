/** What an answer other than 200 means. The server's own words only help to tell; they may repeat the text or the key. */
import {
  EngineBusy, EngineFailed, EngineMisconfigured, EngineRefused, EngineTimeout, TextTooLong, type TranslationError,
} from '../../../translation/errors.ts';
import { retryAfter } from '../remote/retry-after.ts';

export interface Complaint {
  status: number;
  /** What the server said, in whatever shape. */
  says: string;
  retryAfter: string | null;
}

/** The named error for a complaint. */
export function refusal({ status, says, retryAfter: asked }: Complaint): TranslationError {
  const wait = retryAfter(asked);
  // Said with 400, 403 or 429 by different servers, so the words go before the numbers.
  if (/content.?filter|content.?policy|data_inspection_failed|inappropriate|safety/i.test(says)) return new EngineRefused(`The server answered ${status}: it will not translate this text.`);
  if (/context.?length|maximum context|too many tokens|input is too long|prompt is too long|exceeds? .{0,40}(?:context|length|tokens)/i.test(says) || status === 413) {
    return new TextTooLong(`The server answered ${status}: more text than the model takes.`);
  }
  if (status === 402 || /insufficient_quota|insufficient balance|arrearage|billing/i.test(says)) return new EngineMisconfigured(`The server answered ${status}: the account has no credit left.`);
  if (status === 429) return new EngineBusy('The server answered 429: too many requests.', wait);
  if (status >= 500) return new EngineFailed(`The server answered ${status}.`, wait);
  if (status === 408) return new EngineTimeout('The server answered 408.', wait);
  if (status === 401 || status === 403) return new EngineMisconfigured(`The server answered ${status}: LLM_API_KEY is missing, wrong, or may not use the model.`);
  if (/model/i.test(says) && /not.{0,3}(?:exist|found)|no such|unknown|not.{0,9}support|try pulling/i.test(says)) return new EngineMisconfigured(`The server answered ${status}: it does not have the model of LLM_MODEL.`);
  if (status === 400 || status === 422) return new EngineRefused(`The server answered ${status}.`);
  return new EngineMisconfigured(`The server answered ${status}: check LLM_URL.`);
}
