import { error, redirect } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import { failed } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, fetch, locals }) => {
  requireViewer(locals, url);
  const { lang, view } = locals.prefs;
  const answer = await api(fetch).GET('/posts/{id}', { params: { path: params, query: { lang, view } } });
  // Gone with its whole thread, which reads as never having been there: the address brought along until when it can return.
  const until = url.searchParams.get('until');
  if (answer.response.status === 404 && until && Date.parse(until) > Date.now()) return { deleted: { until: new Date(until).toISOString() } };
  const { post, thread } = unwrap(answer);
  if (!post.mine) error(403, { message: 'post.not_yours', code: 'post.not_yours' });
  if (post.state === 'deleted') return { deleted: { until: post.canRestoreUntil ?? null } };
  return { deleted: null, post, thread, opening: post.seq === 0 };
};

export const actions: Actions = {
  remove: async ({ request, params, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).DELETE('/posts/{id}', { params: { path: params } });
    if (!answer.data) return failed(answer, sent);
    // Where the post stood, its place offers the undo; a thread that is gone altogether offers it here.
    const { threadId, threadDeleted, canRestoreUntil } = answer.data;
    redirect(303, threadDeleted ? `${paths.deletePost(params.id)}?until=${canRestoreUntil}` : paths.post(threadId, params.id));
  },

  restore: async ({ request, params, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).POST('/posts/{id}/restore', { params: { path: params } });
    if (!answer.data) return failed(answer, sent);
    redirect(303, paths.post(answer.data.threadId, params.id));
  },
};
