import { redirect } from '@sveltejs/kit';
import { isLocale } from '@laoyou/locales/choose.ts';
import { api } from '$lib/api/client.ts';
import { nextPath } from '$lib/paths.ts';
import { asReads, asScript, asTheme, asView, keepInBrowser } from '$lib/request/preferences.ts';
import type { RequestHandler } from './$types';

/** Changes how this person sees pages: in the browser's cookies, and in the account of who has one. */
export const POST: RequestHandler = async ({ request, cookies, locals, fetch }) => {
  const sent = await request.formData();
  const said = (name: string) => sent.get(name)?.toString();
  const locale = said('locale');
  const wishes = {
    locale: isLocale(locale) ? locale : undefined,
    reads: asReads(sent.getAll('reads').join('.')),
    view: asView(said('view')),
    script: asScript(said('script')),
    theme: asTheme(said('theme')),
  };
  keepInBrowser(cookies, wishes);
  if (locals.viewer) {
    const { locale: interfaceLanguage, ...rest } = wishes;
    // Refused only when the session just ended; the cookies serve then.
    await api(fetch).PATCH('/account', { body: { interfaceLanguage, ...rest } });
  }
  redirect(303, nextPath(said('next')));
};
