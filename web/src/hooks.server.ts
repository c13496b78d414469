import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit';
import { serverTexts } from '$lib/i18n/server-texts.ts';
import { callApi } from '$lib/request/call-api.ts';
import { keptOrRendered } from '$lib/request/kept-pages.ts';
import { foreignOrigin } from '$lib/request/own-origin.ts';
import { preferencesOf } from '$lib/request/preferences.ts';
import { readViewer } from '$lib/request/read-viewer.ts';
import { refusalPage } from '$lib/request/refusal-page.ts';

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
};

/** Before any page: is the request our own, who reads, in which language; after it: headers. */
export const handle: Handle = async ({ event, resolve }) => {
  const { request, cookies, locals, url } = event;
  const acceptLanguage = request.headers.get('accept-language');

  const wrong = foreignOrigin(request, url);
  if (wrong) return refusalPage(wrong, preferencesOf(null, cookies, acceptLanguage).locale, request);

  locals.viewer = await readViewer(event);
  locals.prefs = preferencesOf(locals.viewer, cookies, acceptLanguage);

  const response = await keptOrRendered(event, locals.prefs, async () =>
    resolve(event, {
      // Read again at this point: an action may just have changed them.
      transformPageChunk: ({ html }) =>
        html.replace('%laoyou.lang%', locals.prefs.locale).replace('%laoyou.theme%', locals.prefs.theme),
      filterSerializedResponseHeaders: () => false,
    }),
  );
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    response.headers.append('vary', 'Cookie, Accept-Language');
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
  }
  return response;
};

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const target = new URL(request.url);
  const ours = target.origin === event.url.origin && target.pathname.startsWith('/api/');
  return ours ? callApi(event, request) : fetch(request);
};

/** What nobody expected: logged with its stack, shown as one plain sentence. */
export const handleError: HandleServerError = ({ error, event, status }) => {
  // Not ours to be alarmed about: an address or a method there is not, a body beyond all measure.
  if (status === 413) return { message: 'request.too_large', code: 'request.too_large' };
  if (status < 500) return { message: 'not_found', code: 'not_found' };
  console.error(JSON.stringify({ level: 'error', route: event.route.id, stack: error instanceof Error ? error.stack : String(error) }));
  const texts = serverTexts(event.locals.prefs?.locale ?? 'en');
  return { message: texts('errors:server.failed'), code: 'server.failed' };
};
