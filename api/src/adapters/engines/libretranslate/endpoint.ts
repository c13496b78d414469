import { EngineMisconfigured } from '../../../translation/errors.ts';
import { basicAuthorization, checkKey, isThisMachine, type Endpoint } from '../remote/endpoint.ts';

/** Reads the configured address. What is wrong with it is told without repeating it: it may hold a password. */
export function readEndpoint(address: string, apiKey: string | undefined): Endpoint {
  if (!URL.canParse(address)) throw new EngineMisconfigured('LIBRETRANSLATE_URL is not an address.');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new EngineMisconfigured('LIBRETRANSLATE_URL must begin with http:// or https://.');
  const key = apiKey === undefined ? {} : { authorization: `Bearer ${checkKey('LIBRETRANSLATE_API_KEY', apiKey)}` };
  const base = url.origin + url.pathname.replace(/\/(?:translate\/?)?$/, '').replace(/\/+$/, '');
  return {
    at: (path) => base + path + url.search,
    headers: {
      accept: 'application/json',
      // The server words its errors in the language asked for, and they are told apart by their words.
      'accept-language': 'en',
      // LibreTranslate reads its key from the body; a proxy before it, and MTranServer, from this header.
      ...key,
      ...basicAuthorization(url),
    },
    local: isThisMachine(url.hostname),
  };
}
