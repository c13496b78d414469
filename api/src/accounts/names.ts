import { checkLine } from '../writing/check-text.ts';
import { LIMITS } from '../writing/limits.ts';
import { handleInvalid } from './errors.ts';

/** Letters without accents, digits, the underscore and Han: what can be typed, told apart and put in an address. */
const HANDLE = /^[A-Za-z0-9_\p{Script=Han}]+$/u;

export function checkHandle(handle: string): string {
  const normal = handle.normalize('NFKC').trim();
  const length = [...normal].length;
  if (!HANDLE.test(normal) || length < LIMITS.handle.min || length > LIMITS.handle.max) throw handleInvalid();
  return normal;
}

/** True for what could be somebody's handle: anything else is looked up by nobody. */
export function isHandle(handle: string): boolean {
  return HANDLE.test(handle) && handle.length <= LIMITS.handle.max * 2;
}

export function checkDisplayName(name: string): string {
  const code = 'account.display_name_invalid';
  return checkLine(name, { max: LIMITS.displayName.max, empty: code, tooLong: code });
}
