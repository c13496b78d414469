import type { Locale } from '@laoyou/locales/choose.ts';
import { serverTexts } from '$lib/i18n/server-texts.ts';

/** A request that did not come from our own pages: a plain page in the reader's language, nothing else happens. */
export function refusalPage(code: 'origin.missing' | 'origin.foreign', locale: Locale, request: Request): Response {
  if (request.headers.get('accept')?.startsWith('application/json')) {
    return Response.json({ code, params: {} }, { status: 403 });
  }
  const t = serverTexts(locale);
  // As bare as the page for a broken server (error.html), and as calm: it leans on nothing of the site.
  const body = `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${t('errors:refused.title')} · ${t('common:site.name')}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
  </head>
  <body style="max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; font: 1.0625rem/1.7 -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif">
    <img src="/seal.svg" alt="${t('common:site.name')}" width="56" height="56" />
    <h1 style="font-size: 1.5rem; line-height: 1.4; margin: 1.5rem 0 0.25rem">${t('errors:refused.title')}</h1>
    <p style="margin: 0">${t(`errors:${code}`)}</p>
    <p style="margin: 1rem 0 0"><a href="/" style="display: inline-block; padding: 0.5rem 0">${t('errors:refused.home')}</a></p>
  </body>
</html>
`;
  return new Response(body, { status: 403, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
