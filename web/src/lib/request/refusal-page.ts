import type { Locale } from '@laoyou/locales/choose.ts';
import { serverTexts } from '$lib/i18n/server-texts.ts';

/** A request that did not come from our own pages: a plain page in the reader's language, nothing else happens. */
export function refusalPage(code: 'origin.missing' | 'origin.foreign', locale: Locale, request: Request): Response {
  if (request.headers.get('accept')?.startsWith('application/json')) {
    return Response.json({ code, params: {} }, { status: 403 });
  }
  const t = serverTexts(locale);
  const body = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t('errors:refused.title')}</title><h1>${t('errors:refused.title')}</h1><p>${t(`errors:${code}`)}</p><p><a href="/">${t('errors:refused.home')}</a></p></html>`;
  return new Response(body, { status: 403, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
