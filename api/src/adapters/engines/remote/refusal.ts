/** What a provider's answer other than 200 means. Its own words only help to tell; they may repeat the text or the key. */
import {
  EngineBusy, EngineFailed, EngineMisconfigured, EngineRefused, EngineTimeout, PairUnsupported, TextTooLong, type TranslationError,
} from '../../../translation/errors.ts';
import type { Answer } from './dialogue.ts';
import { retryAfter } from './retry-after.ts';

/** How a provider says what a status alone does not tell. */
export interface Signs {
  /** The variables an operator has to look at. */
  key: string;
  url: string;
  /** Of its whole answer: what was paid for is used up, the text is too long, the pair is unknown, or it is too many at once. */
  spent?(answer: Answer): boolean;
  tooLong?(answer: Answer): boolean;
  noPair?(answer: Answer): boolean;
  crowded?(answer: Answer): boolean;
}

/** Quotas begin anew by the day or month, or an operator buys more: looked at again after a while. */
export const QUOTA_PAUSE = 60 * 60_000;

/** The named error for an answer. */
export function refusalOf(answer: Answer, { key, url, spent, tooLong, noPair, crowded }: Signs): TranslationError {
  const { status } = answer;
  const wait = retryAfter(answer.headers.get('retry-after'));
  if (spent?.(answer)) return new EngineBusy(`The provider answered ${status}: the quota is used up.`, wait ?? QUOTA_PAUSE);
  if (status === 429 || crowded?.(answer)) return new EngineBusy(`The provider answered ${status}: too many requests.`, wait);
  if (status >= 500) return new EngineFailed(`The provider answered ${status}.`, wait);
  if (status === 408) return new EngineTimeout('The provider answered 408.', wait);
  if (status === 413 || status === 414 || tooLong?.(answer)) return new TextTooLong(`The provider answered ${status}: more text than it takes.`);
  if (noPair?.(answer)) return new PairUnsupported(`The provider answered ${status}: it does not have this pair.`);
  if (status === 401 || status === 403) return new EngineMisconfigured(`The provider answered ${status}: ${key} is wrong, or may not translate.`);
  if (status === 400 || status === 422) return new EngineRefused(`The provider answered ${status}.`);
  return new EngineMisconfigured(`The provider answered ${status}: check ${url}.`);
}
