import { env } from '$env/dynamic/private';
import type { RequestEvent } from '@sveltejs/kit';

/**
 * Carries a page's call of `/api/…` to the API: within the process where it serves us (req.laoyou),
 * over HTTP in `vite dev`. The person's own headers go along, and cookies the API sets reach the browser.
 */
export async function callApi(event: RequestEvent, request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  for (const name of ['origin', 'user-agent', 'accept-language']) {
    const value = event.request.headers.get(name);
    if (value) headers.set(name, value);
  }
  headers.set('cookie', event.cookies.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '));
  headers.set('x-forwarded-for', event.getClientAddress());

  const inProcess = event.platform?.req?.laoyou?.fetch;
  const response = inProcess
    ? await inProcess(new Request(request, { headers }))
    : await fetch(new Request(overHttp(request, event.url), { ...(await parts(request)), headers }));
  for (const line of response.headers.getSetCookie()) keepCookie(event, line);
  return response;
}

function overHttp(request: Request, own: URL): string {
  const url = new URL(request.url);
  return new URL(url.pathname + url.search, env.API_URL ?? own.origin).href;
}

async function parts(request: Request): Promise<RequestInit> {
  return request.method === 'GET' ? {} : { method: request.method, body: await request.arrayBuffer() };
}

/** Sets on the page's answer the cookie the API set, so that later calls of this request carry it too. */
function keepCookie(event: RequestEvent, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const options: Record<string, string | true> = {};
  for (const attribute of attributes) {
    const [key = '', value] = attribute.split('=');
    options[key.toLowerCase()] = value ?? true;
  }
  const equals = pair.indexOf('=');
  event.cookies.set(pair.slice(0, equals), decodeURIComponent(pair.slice(equals + 1)), {
    path: typeof options.path === 'string' ? options.path : '/',
    httpOnly: options.httponly === true,
    secure: options.secure === true,
    sameSite: String(options.samesite ?? 'lax').toLowerCase() as 'lax' | 'strict' | 'none',
    ...(typeof options['max-age'] === 'string' ? { maxAge: Number(options['max-age']) } : {}),
    ...(typeof options.expires === 'string' ? { expires: new Date(options.expires) } : {}),
  });
}
