/**
 * A server that behaves as LibreTranslate's documentation and source say (1.9), and as MTranServer's (4),
 * with a word-for-word "translation" so that a test can see what became of a text. Faults on demand.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  | 'slowdown' | 'busy' | 'banned' | 'error' | 'bad-gateway' | 'gateway-timeout' | 'reset' | 'hang' | 'not-json' | 'truncated' | 'wrong-count' | 'wrong-shape' | 'huge' | 'too-large' | 'redirect' | 'refuse' | 'slow-body';

export interface ServerOptions {
  speaks?: 'LibreTranslate' | 'MTranServer';
  apiKey?: string;
  charLimit?: number;
  batchLimit?: number;
  languages?: unknown;
  /** Does not undo entities, unlike LibreTranslate. */
  keepsEntities?: boolean;
}

export interface TranslationServer {
  url: string;
  /** Bodies of the translation requests, in order. */
  requests: { path: string; body: Record<string, unknown>; authorization: string | undefined }[];
  /** Faults of the translation requests to come, one each; the languages are always told. */
  fail(...faults: Fault[]): void;
  options: ServerOptions;
  close(): Promise<void>;
}

const LIBRE = [
  { code: 'en', name: 'English', targets: ['en', 'zh-Hans', 'zh-Hant'] },
  { code: 'zh-Hans', name: 'Chinese', targets: ['en', 'zh-Hans'] },
  { code: 'zh-Hant', name: 'Chinese (traditional)', targets: ['en'] },
];

export async function startTranslationServer(options: ServerOptions = {}): Promise<TranslationServer> {
  const requests: TranslationServer['requests'] = [];
  let faults: Fault[] = [];
  const server: Server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await read(request);
    const path = request.url ?? '/';
    if (path === '/languages' && request.method === 'GET') return languages(request, response);
    if (path === '/frontend/settings' && options.speaks !== 'MTranServer') return json(response, 200, { charLimit: options.charLimit ?? -1, frontendTimeout: 500, apiKeys: Boolean(options.apiKey), keyRequired: false, suggestions: false });
    const posts = options.speaks === 'MTranServer' ? path === '/translate/batch' : path === '/translate';
    if (!posts || request.method !== 'POST') return json(response, 404, { error: 'Not Found' });
    const body = JSON.parse(text) as Record<string, unknown>;
    requests.push({ path, body, authorization: request.headers.authorization });
    const fault = faults.shift();
    if (fault && broken(fault, request, response)) return;
    if (options.speaks === 'MTranServer') return mtran(request, response, body, fault);
    return libre(response, body, fault);
  }

  function languages(request: IncomingMessage, response: ServerResponse): void {
    if (options.languages !== undefined) return json(response, 200, options.languages);
    if (options.speaks !== 'MTranServer') return json(response, 200, LIBRE);
    if (options.apiKey && request.headers.authorization !== `Bearer ${options.apiKey}`) return json(response, 401, { error: 'Unauthorized' });
    json(response, 200, { languages: ['en', 'zh-Hans', 'ja'], pairs: [{ from: 'en', to: 'zh-Hans' }, { from: 'zh-Hans', to: 'en' }] });
  }

  function libre(response: ServerResponse, { q, source, target, format, api_key: key }: Record<string, unknown>, fault?: Fault): void {
    const refuse = (status: number, error: string): void => json(response, status, { error });
    if (options.apiKey && key === undefined) return refuse(400, 'Please contact the server operator to get an API key');
    if (options.apiKey && key !== options.apiKey) return refuse(403, 'Invalid API key');
    if (!Array.isArray(q) || q.length === 0) return refuse(400, 'Invalid request: missing q parameter');
    if (options.batchLimit && q.length > options.batchLimit) return refuse(400, `Invalid request: request (${q.length}) exceeds text limit (${options.batchLimit})`);
    const long = (q as string[]).find((one) => options.charLimit !== undefined && one.length > options.charLimit);
    if (long !== undefined) return refuse(400, `Invalid request: request (${long.length}) exceeds text limit (${options.charLimit!})`);
    if (!LIBRE.some(({ code }) => code === source)) return refuse(400, `${String(source)} is not supported`);
    if (!LIBRE.some(({ code }) => code === target)) return refuse(400, `${String(target)} is not supported`);
    if (format !== 'text' && format !== 'html') return refuse(400, `${String(format)} format is not supported`);
    const translated = (q as string[]).map((one) => {
      const text = format === 'html' ? html(one, String(target)) : words(one, String(target));
      // LibreTranslate undoes entities in everything it returns.
      return options.keepsEntities ? text : decode(text);
    });
    json(response, 200, { translatedText: fault === 'wrong-count' ? translated.slice(1) : fault === 'wrong-shape' ? translated.join(' ') : translated });
  }

  function mtran(request: IncomingMessage, response: ServerResponse, { to, texts, html: isHtml }: Record<string, unknown>, fault?: Fault): void {
    if (options.apiKey && request.headers.authorization !== `Bearer ${options.apiKey}`) return json(response, 401, { error: 'Unauthorized' });
    const results = (texts as string[]).map((one) => (isHtml ? html(one, String(to)) : words(one, String(to))));
    json(response, 200, { results: fault === 'wrong-count' ? results.slice(1) : results });
  }

  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    options,
    fail(...next) { faults = next; },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}

/** True when the fault is the whole answer. */
function broken(fault: Fault, request: IncomingMessage, response: ServerResponse): boolean {
  const say = (status: number, body: unknown, headers: Record<string, string> = {}): true => { json(response, status, body, headers); return true; };
  switch (fault) {
    case 'slowdown': return say(429, { error: 'Slowdown: 20 per 1 minute' }, { 'retry-after': '7' });
    case 'busy': return say(503, 'busy', { 'retry-after': new Date(Date.now() + 5000).toUTCString() });
    case 'banned': return say(403, { error: 'Too many request limits violations' });
    case 'error': return say(500, { error: 'Cannot translate text: something with the text in it' });
    case 'bad-gateway': return say(502, '<html>Bad Gateway</html>');
    case 'gateway-timeout': return say(504, '<html>Gateway Timeout</html>');
    case 'too-large': return say(413, '<html>Request Entity Too Large</html>');
    case 'refuse': return say(400, { error: 'Invalid request: something else' });
    case 'redirect': return say(301, '', { location: 'http://127.0.0.1:9/elsewhere' });
    case 'reset': request.socket.resetAndDestroy(); return true;
    case 'hang': return true;
    case 'not-json': response.writeHead(200, { 'content-type': 'application/json' }).end('<html>Welcome to the hotel network</html>'); return true;
    case 'truncated': response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }); response.write('{"translatedText": ["hal'); setTimeout(() => response.destroy(), 20); return true;
    case 'slow-body': response.writeHead(200, { 'content-type': 'application/json' }); response.write('{"translated'); return true;
    case 'huge': response.writeHead(200, { 'content-type': 'application/json' }); response.end(`{"translatedText": ["${'x'.repeat(3 * 1024 * 1024)}"]}`); return true;
    default: return false;
  }
}

/** Only text outside tags and outside what is not to be translated changes. */
function html(text: string, target: string): string {
  let fixed = 0;
  return text.split(/(<[^>]*>)/).map((part) => {
    if (part.startsWith('<')) { if (/translate="no"/.test(part)) fixed++; else if (fixed > 0 && part === '</code>') fixed--; return part; }
    return fixed > 0 ? part : encode(words(decode(part), target));
  }).join('');
}

const decode = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const encode = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const words = (text: string, target: string): string => (/\p{L}/u.test(text) ? text.replace(/\p{L}(?:.*\p{L})?/su, (core) => (target === 'en' ? `EN(${core})` : `译（${core}）`)) : text);

function read(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString('utf8'))).on('error', reject);
  });
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
}
