/** Where the chat endpoint is. What is wrong with the address is told without repeating it: it may hold a password. */
import { EngineMisconfigured } from '../../../translation/errors.ts';
import { basicAuthorization, checkKey, isThisMachine, type Endpoint } from '../remote/endpoint.ts';

/** `url` is the base (`http://localhost:11434/v1`), or the whole address of `/chat/completions`. */
export function readEndpoint(url: string, apiKey: string | undefined): Endpoint {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw new EngineMisconfigured('LLM_URL must be an address that begins with http:// or https://.');
  const key = apiKey === undefined ? undefined : checkKey('LLM_API_KEY', apiKey);
  const base = address.origin + address.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  const { search, hostname } = address;
  return {
    at: (path) => base + path + search,
    headers: {
      accept: 'application/json',
      ...basicAuthorization(address),
      // Azure's gateways read the second.
      ...(key !== undefined && { authorization: `Bearer ${key}`, 'api-key': key }),
    },
    local: isThisMachine(hostname),
  };
}
