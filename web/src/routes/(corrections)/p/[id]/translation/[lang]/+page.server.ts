import { error } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import { sheetActions } from '$lib/corrections/serve-corrections.ts';
import { asOutcome } from '$lib/corrections/shapes.ts';
import type { Actions, PageServerLoad } from './$types';

/** A translation with every sentence beside its original, and what the whole of it comes from. */
export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const { lang } = params;
  if (lang !== 'en' && lang !== 'zh') error(404, { message: 'not_found', code: 'not_found' });
  const [sheet, single] = await Promise.all([
    api(fetch).GET('/posts/{id}/translations/{lang}/sentences', { params: { path: { id: params.id, lang } } }).then(unwrap),
    api(fetch).GET('/posts/{id}', { params: { path: { id: params.id }, query: { lang, view: 'original' } } }).then(unwrap),
  ]);
  const at = url.searchParams.get('at');
  return {
    sheet,
    whole: single.post.translation,
    revision: single.post.revision,
    done: asOutcome(url.searchParams.get('done')),
    doneAt: at === null ? null : Number(at),
  };
};

export const actions: Actions = sheetActions;
