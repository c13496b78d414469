import { error, redirect } from '@sveltejs/kit';
import { api, errorOf, unwrap } from '$lib/api/client.ts';
import type { WrittenLanguage } from '$lib/api/shapes.ts';
import { ownOf } from '$lib/composer/own-of.ts';
import { previewAction } from '$lib/composer/preview-action.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, fetch, locals, request }) => {
  // After a failed attempt the text is on this page; sending it away to sign in would lose it.
  const retrying = request.method !== 'GET';
  if (!retrying) requireViewer(locals, url);
  const { post, markdown, thread } = unwrap(await api(fetch).GET('/posts/{id}', { params: { path: params, query: { view: 'original' } } }));
  if (!retrying) {
    if (markdown === null) error(410, { message: 'post.deleted', code: 'post.deleted' });
    if (!post.mine) error(403, { message: 'post.not_yours', code: 'post.not_yours' });
  }
  const other = post.language === 'zh' ? 'en' : 'zh';
  const own = post.mine ? (await api(fetch).GET('/posts/{id}/own/{lang}', { params: { path: { id: params.id, lang: other } } })).data : undefined;
  return {
    post, markdown: markdown ?? '', thread, opening: post.seq === 0,
    own: own && { title: own.title ?? '', markdown: own.markdown, machine: own.machine, language: own.language },
  };
};

export const actions: Actions = {
  send: async ({ request, params, fetch }) => {
    const sent = await request.formData();
    const language = field(sent, 'language');
    const title = sent.get('title');
    const answer = await api(fetch).PATCH('/posts/{id}', {
      params: { path: params },
      body: {
        markdown: field(sent, 'markdown'),
        version: Number(field(sent, 'version')) || 1,
        ...(typeof title === 'string' && { title }),
        // Only what the author chose: a correction that came meanwhile is not undone by saving.
        ...(language && language !== field(sent, 'hadLanguage') && { language: language as WrittenLanguage }),
        ...ownOf(sent),
      },
    });
    const had = field(sent, 'hadOwn');
    // Emptied: the author takes their own version back.
    if (answer.data && (had === 'en' || had === 'zh') && field(sent, 'own').trim() === '') {
      await api(fetch).DELETE('/posts/{id}/own/{lang}', { params: { path: { id: params.id, lang: had } } });
    }
    if (answer.data) redirect(303, paths.post(answer.data.threadId, answer.data.postId));
    // Shown what is there now, the writer decides: sending once more means "mine".
    if (errorOf(answer).code === 'post.edited_meanwhile') sent.delete('version');
    return failed(answer, sent);
  },

  preview: previewAction,
};
