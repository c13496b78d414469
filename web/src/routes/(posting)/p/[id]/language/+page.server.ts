import { error, redirect } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import type { WrittenLanguage } from '$lib/api/shapes.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which language a post is in, for its author and for moderators. */
export const load: PageServerLoad = async ({ params, url, fetch, locals }) => {
  const viewer = requireViewer(locals, url);
  const { post, thread } = unwrap(await api(fetch).GET('/posts/{id}', { params: { path: params, query: { view: 'original' } } }));
  if (!post.mine && viewer.role === 'member') error(403, { message: 'permission.denied', code: 'permission.denied' });
  if (post.state === 'deleted') error(410, { message: 'post.deleted', code: 'post.deleted' });
  return { post, thread, opening: post.seq === 0 };
};

export const actions: Actions = {
  default: async ({ request, params, fetch }) => {
    const sent = await request.formData();
    const answer = await api(fetch).PUT('/posts/{id}/language', {
      params: { path: params },
      body: { language: field(sent, 'language') as WrittenLanguage, version: Number(field(sent, 'version')) || 1 },
    });
    if (!answer.data) return failed(answer, sent);
    redirect(303, paths.post(answer.data.threadId, params.id));
  },
};
