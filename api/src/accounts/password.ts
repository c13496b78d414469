import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { passwordTooLong, passwordTooShort } from './errors.ts';
import { countCharacters } from '../writing/check-text.ts';
import { LIMITS } from '../writing/limits.ts';

/** argon2id at OWASP's second recommendation: 19 MiB, two passes; some tens of milliseconds on another thread. */
const COST = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of a password nobody has, so that an unknown handle takes as long to refuse as a known one. */
let nobody: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), COST);
}

export async function verifyPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hash('no account has this password', COST);
  const matches = await verify(storedHash ?? (await nobody), normalise(password).slice(0, LIMITS.password.max * 2));
  return matches && storedHash !== undefined;
}

/** Throws unless it may be used as a new password. Length is all that is asked: rules make passwords worse. */
export function checkPassword(password: string): void {
  const length = countCharacters(password);
  if (length < LIMITS.password.min) throw passwordTooShort(LIMITS.password.min);
  if (length > LIMITS.password.max) throw passwordTooLong(LIMITS.password.max);
}

/** The same characters typed on another keyboard may arrive in other pieces. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}
