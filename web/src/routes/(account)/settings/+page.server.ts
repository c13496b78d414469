import { redirect, type RequestEvent } from '@sveltejs/kit';
import { contentLanguageOf, isLocale } from '@laoyou/locales/choose.ts';
import { api, unwrap } from '$lib/api/client.ts';
import { failed, failedWith, field } from '$lib/forms/failed.ts';
import { asScript, asTheme, asView, keepInBrowser, readsIn } from '$lib/request/preferences.ts';
import type { Actions, PageServerLoad } from './$types';

const sections = ['profile', 'languages', 'reading', 'password'] as const;

export const load: PageServerLoad = async ({ url, fetch }) => {
  const { limits } = unwrap(await api(fetch).GET('/site'));
  return { limits, saved: sections.find((section) => section === url.searchParams.get('saved')) ?? null };
};

/** Shown again from the start, so that the page is in the language and colours just chosen. */
function saved(section: (typeof sections)[number]): never {
  redirect(303, `/settings?saved=${section}#${section}`);
}

async function change(event: RequestEvent, sent: FormData, form: 'profile' | 'languages' | 'reading', body: Record<string, unknown>) {
  const answer = await api(event.fetch).PATCH('/account', { body });
  if (!answer.response.ok) return failed(answer, sent, form);
  saved(form);
}

export const actions: Actions = {
  profile: async (event) => {
    const sent = await event.request.formData();
    return change(event, sent, 'profile', { displayName: field(sent, 'displayName') });
  },

  languages: async (event) => {
    const sent = await event.request.formData();
    const locale = field(sent, 'interfaceLanguage');
    const interfaceLanguage = isLocale(locale) ? locale : event.locals.prefs.locale;
    const reads = readsIn(sent, contentLanguageOf(interfaceLanguage));
    if (reads.length === 0) return failedWith({ code: 'account.reads_invalid', params: {} }, 422, sent, 'languages');
    keepInBrowser(event.cookies, { locale: interfaceLanguage, reads });
    if (!event.locals.viewer) saved('languages');
    return change(event, sent, 'languages', { interfaceLanguage, reads });
  },

  reading: async (event) => {
    const sent = await event.request.formData();
    const view = asView(field(sent, 'view'));
    const script = asScript(field(sent, 'script'));
    const theme = asTheme(field(sent, 'theme'));
    keepInBrowser(event.cookies, { view, script, theme });
    if (!event.locals.viewer) saved('reading');
    return change(event, sent, 'reading', { ...(view && { view }), ...(script && { script }), ...(theme && { theme }) });
  },

  password: async ({ request, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).PUT('/account/password', {
      body: { current: field(sent, 'current_password'), next: field(sent, 'new_password') },
    });
    if (!answer.response.ok) return failed(answer, sent, 'password');
    saved('password');
  },

  everywhere: async ({ request, fetch, cookies }) => {
    const sent = await request.formData();
    const answer = await api(fetch).DELETE('/sessions');
    if (!answer.response.ok) return failed(answer, sent, 'everywhere');
    cookies.delete('laoyou_session', { path: '/' });
    redirect(303, '/sign-in?reason=everywhere');
  },

  remove: async ({ request, fetch, cookies }) => {
    const sent = await request.formData();
    const answer = await api(fetch).DELETE('/account', {
      body: { password: field(sent, 'current_password'), erasePosts: field(sent, 'posts') === 'erase' },
    });
    if (!answer.response.ok) return failed(answer, sent, 'remove');
    cookies.delete('laoyou_session', { path: '/' });
    redirect(303, '/sign-in?reason=deleted');
  },
};
