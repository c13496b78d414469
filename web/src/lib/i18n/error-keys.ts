import type { Key } from './translate.ts';

export const fallbackKey: Key = 'errors:server.failed';

/** Whether a code has the form of the API's codes; anything else is ours to explain as a failure. */
export function knownErrors(code: string): boolean {
  return /^[a-z_]+(\.[a-z_]+)?$/.test(code);
}
