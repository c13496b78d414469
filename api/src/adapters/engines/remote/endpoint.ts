/** Where a server is, and what every request to it carries. */
import { EngineMisconfigured } from '../../../translation/errors.ts';

export interface Endpoint {
  /** The whole address of a path such as `/translate`. */
  at(path: string): string;
  /** What every request carries. Holds secrets: never to be logged. */
  headers: Record<string, string>;
  /** The server is on this machine. */
  local: boolean;
}

export interface Place {
  /** The variable the address came from, for the operator. */
  variable: string;
  address: string;
  headers: Record<string, string>;
}

/**
 * Where a provider is. Whatever stands between, the text is on its way to the provider, so it is never `local`. What
 * is wrong with the address is told without repeating it: it may hold a password.
 */
export function providerAt({ variable, address, headers }: Place): Endpoint {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new EngineMisconfigured(`${variable} must be an address like https://example.org, without a name or password.`);
  // In the clear, the key and every post could be read on the way.
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) throw new EngineMisconfigured(`${variable} must begin with https://: a key is sent there.`);
  const base = url.origin + url.pathname.replace(/\/+$/, '');
  return { at: (path) => base + path, headers: { accept: 'application/json', ...headers }, local: false };
}

/** A key as it may stand in a header, or an error that does not repeat it. */
export function checkKey(variable: string, key: string): string {
  if (!/^[\x21-\x7e]+$/.test(key)) throw new EngineMisconfigured(`${variable} holds characters that no key has.`);
  return key;
}

/** The header for a name and password that stand in the address; none where they do not. */
export function basicAuthorization({ username, password }: URL): { authorization?: string } {
  if (!username && !password) return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d+){3}$/.test(host);
}
