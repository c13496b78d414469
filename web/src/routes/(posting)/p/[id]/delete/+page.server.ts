import { error, redirect } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import { failed } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, fetch, locals }) => {
  requireViewer(locals, url);
  const { lang, view } = locals.prefs;
  const { post, thread } = unwrap(await api(fetch).GET('/posts/{id}', { params: { path: params, query: { lang, view } } }));
  if (!post.mine) error(403, { message: 'post.not_yours', code: 'post.not_yours' });
  return { post, thread, opening: post.seq === 0 };
};

export const actions: Actions = {
  remove: async ({ request, params, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).DELETE('/posts/{id}', { params: { path: params } });
    if (!answer.data) return failed(answer, sent);
    // Where the post stood, its place offers the undo; a thread that is gone altogether offers it here.
    redirect(303, answer.data.threadDeleted ? paths.deletePost(params.id) : paths.post(answer.data.threadId, params.id));
  },

  restore: async ({ request, params, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).POST('/posts/{id}/restore', { params: { path: params } });
    if (!answer.data) return failed(answer, sent);
    redirect(303, paths.post(answer.data.threadId, params.id));
  },
};
