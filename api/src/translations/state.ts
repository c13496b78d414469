import type { STATES } from '../http/schema.ts';

/** One row of `translations` as far as its state goes. */
export interface Progress {
  status: 'unasked' | 'pending' | 'ready' | 'failed';
  /** The post's version the content was made from; null while there is none. */
  postVersion: number | null;
}

export interface ShownState {
  state: (typeof STATES)[number];
  /** How the renewal of an outdated translation goes. */
  renewing?: 'pending' | 'failed';
  /** Nobody has asked for it yet: it comes when somebody does. */
  unasked?: true;
}

/** What a reader is shown: content of this version, of an older one, or none. */
export function shownState({ status, postVersion }: Progress, currentVersion: number): ShownState {
  if (postVersion === currentVersion) return { state: 'ready' };
  const goes = status === 'failed' ? 'failed' : 'pending';
  return { ...(postVersion === null ? { state: goes } : { state: 'outdated', renewing: goes }), ...(status === 'unasked' && { unasked: true as const }) };
}
