import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import type { WrittenLanguage } from '$lib/api/shapes.ts';
import { ownOf } from '$lib/composer/own-of.ts';
import { previewAction } from '$lib/composer/preview-action.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, fetch, locals, request }) => {
  // After a failed attempt the text is on this page; sending it away to sign in would lose it.
  if (request.method === 'GET') requireViewer(locals, url);
  const { community } = unwrap(await api(fetch).GET('/communities/{slug}', { params: { path: params } }));
  return { community, submissionKey: randomUUID() };
};

export const actions: Actions = {
  send: async ({ request, params, fetch }) => {
    const sent = await request.formData();
    const language = field(sent, 'language');
    const submissionKey = field(sent, 'submissionKey');
    const answer = await api(fetch).POST('/communities/{slug}/threads', {
      params: { path: params },
      body: {
        title: field(sent, 'title'),
        markdown: field(sent, 'markdown'),
        // An unknown language is refused by name; none lets the server work it out.
        ...(language && { language: language as WrittenLanguage }),
        ...(submissionKey && { submissionKey }),
        ...ownOf(sent),
      },
    });
    if (!answer.data) return failed(answer, sent);
    redirect(303, paths.thread(answer.data.threadId));
  },

  preview: previewAction,
};
