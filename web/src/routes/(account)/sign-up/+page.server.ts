import { redirect } from '@sveltejs/kit';
import { contentLanguageOf, isLocale } from '@laoyou/locales/choose.ts';
import { api, unwrap } from '$lib/api/client.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { nextPath } from '$lib/paths.ts';
import { readsIn } from '$lib/request/preferences.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, fetch }) => {
  const next = nextPath(url.searchParams.get('next'));
  if (locals.viewer) redirect(303, next);
  const { limits } = unwrap(await api(fetch).GET('/site'));
  return { next, limits };
};

export const actions: Actions = {
  default: async ({ request, fetch, locals }) => {
    const sent = await request.formData();
    const locale = field(sent, 'interfaceLanguage');
    const displayName = field(sent, 'displayName').trim();
    const answer = await api(fetch).POST('/accounts', {
      body: {
        handle: field(sent, 'handle').trim(),
        password: field(sent, 'new_password'),
        ...(displayName && { displayName }),
        interfaceLanguage: isLocale(locale) ? locale : locals.prefs.locale,
        reads: readsIn(sent, isLocale(locale) ? contentLanguageOf(locale) : locals.prefs.lang),
      },
    });
    if (!answer.response.ok) return failed(answer, sent);
    redirect(303, nextPath(field(sent, 'next')));
  },
};
