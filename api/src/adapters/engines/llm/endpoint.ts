/** Where the chat endpoint is. What is wrong with the address is told without repeating it: it may hold a password. */
import { EngineMisconfigured } from '../../../translation/errors.ts';
import { isThisMachine, type Endpoint } from '../remote/endpoint.ts';

/** `url` is the base (`http://localhost:11434/v1`), or the whole address of `/chat/completions`. */
export function readEndpoint(url: string, apiKey: string | undefined): Endpoint {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw new EngineMisconfigured('LLM_URL must be an address that begins with http:// or https://.');
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) throw new EngineMisconfigured('LLM_API_KEY holds characters that no key has.');
  const base = address.origin + address.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  const { username, password, search, hostname } = address;
  return {
    at: (path) => base + path + search,
    headers: {
      accept: 'application/json',
      ...(username || password ? { authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}` } : {}),
      // Azure's gateways read the second.
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}`, 'api-key': apiKey }),
    },
    local: isThisMachine(hostname),
  };
}
