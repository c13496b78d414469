/**
 * An access token for a service account, asked for when it is needed and kept until shortly before it ends:
 * https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
import { sign } from 'node:crypto';
import { EngineBadOutput } from '../../../translation/errors.ts';
import { createDialogue } from '../remote/dialogue.ts';
import { providerAt } from '../remote/endpoint.ts';
import { field, parseAnswer } from '../remote/provider.ts';
import { refusalOf } from '../remote/refusal.ts';
import { unlessAborted } from '../remote/unless-aborted.ts';
import type { ServiceAccount } from './read-key-file.ts';

const SCOPE = 'https://www.googleapis.com/auth/cloud-translation';
/** The longest that Google allows, in seconds. */
const HOUR = 3600;
/** A token is not used in its last minute: it might end on the way. */
const MARGIN = 60_000;

export interface Tokens {
  current(signal: AbortSignal): Promise<string>;
  /** The token was refused: the next call asks for another. */
  forget(token: string): void;
  close(): Promise<void>;
}

export function createTokens({ email, key, keyId, tokenUri }: ServiceAccount, timeoutMs: number): Tokens {
  const { ask, close } = createDialogue(providerAt({ variable: 'token_uri in GOOGLE_TRANSLATE_KEY_FILE', address: tokenUri, headers: {} }));
  let known: { token: string; until: number } | undefined;
  let asking: Promise<string> | undefined;

  const fetchToken = async (): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claim = `${part({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${part({ iss: email, scope: SCOPE, aud: tokenUri, iat: now, exp: now + HOUR })}`;
    const assertion = `${claim}.${sign('RSA-SHA256', Buffer.from(claim), key).toString('base64url')}`;
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const answer = await ask({ path: '', body, timeoutMs });
    if (answer.status !== 200) {
      // `invalid_grant`, with 400, is a key that was withdrawn, or a clock that is wrong.
      const status = answer.status === 400 ? 401 : answer.status;
      throw refusalOf({ ...answer, status }, { key: 'the key in GOOGLE_TRANSLATE_KEY_FILE, or the clock,', url: 'GOOGLE_TRANSLATE_KEY_FILE' });
    }
    const told = parseAnswer(answer.text);
    const [token, seconds] = [field(told, 'access_token'), field(told, 'expires_in')];
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw new EngineBadOutput('The answer holds no token.');
    known = { token, until: Date.now() + (typeof seconds === 'number' ? seconds * 1000 : HOUR * 1000) - MARGIN };
    return token;
  };
  return {
    current(signal) {
      if (known && Date.now() < known.until) return Promise.resolve(known.token);
      asking ??= fetchToken().finally(() => { asking = undefined; });
      return unlessAborted(asking, signal);
    },
    forget(token) { if (known?.token === token) known = undefined; },
    close,
  };
}
