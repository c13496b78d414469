import type { STATES } from '../http/schema.ts';

/** One row of `translations` as far as its state goes. */
export interface Progress {
  status: 'pending' | 'ready' | 'failed';
  /** The post's version the content was made from; null while there is none. */
  postVersion: number | null;
}

export interface ShownState {
  state: (typeof STATES)[number];
  /** How the renewal of an outdated translation goes. */
  renewing?: 'pending' | 'failed';
}

/** What a reader is shown: content of this version, of an older one, or none. */
export function shownState({ status, postVersion }: Progress, currentVersion: number): ShownState {
  if (postVersion === null) return { state: status === 'failed' ? 'failed' : 'pending' };
  if (postVersion === currentVersion) return { state: 'ready' };
  return { state: 'outdated', renewing: status === 'failed' ? 'failed' : 'pending' };
}
