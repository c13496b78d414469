import { redirect } from '@sveltejs/kit';
import { isLocale } from '@laoyou/locales/choose.ts';
import { api } from '$lib/api/client.ts';
import { nextPath } from '$lib/paths.ts';
import { asReads, asTheme, asView, cookieNames } from '$lib/request/preferences.ts';
import type { RequestHandler } from './$types';

const year = 365 * 24 * 3600;

/** Changes how this person sees pages: in the browser's cookies, and in the account of who has one. */
export const POST: RequestHandler = async ({ request, cookies, locals, fetch }) => {
  const form = await request.formData();
  const said = (name: string): string | undefined => form.get(name)?.toString();
  const locale = said('locale');
  const wishes = {
    interfaceLanguage: isLocale(locale) ? locale : undefined,
    reads: asReads(form.getAll('reads').join('.')),
    view: asView(said('view')),
    theme: asTheme(said('theme')),
  };
  const keep = (name: string, value: string | undefined) => {
    if (value !== undefined) cookies.set(name, value, { path: '/', maxAge: year, sameSite: 'lax', secure: false, httpOnly: true });
  };
  keep(cookieNames.locale, wishes.interfaceLanguage);
  keep(cookieNames.reads, wishes.reads?.join('.'));
  keep(cookieNames.view, wishes.view);
  keep(cookieNames.theme, wishes.theme);
  if (locals.viewer) {
    const answer = await api(fetch).PATCH('/account', { body: wishes });
    if (!answer.response.ok) redirect(303, `/settings?error=1`);
  }
  redirect(303, nextPath(said('next')));
};
