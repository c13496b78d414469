import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import { asQuote } from '$lib/composer/format-text.ts';
import type { WrittenLanguage } from '$lib/api/shapes.ts';
import { ownOf } from '$lib/composer/own-of.ts';
import { previewAction } from '$lib/composer/preview-action.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { inScript } from '$lib/request/preferences.ts';
import { requireViewer } from '$lib/request/require-viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, fetch, locals, request }) => {
  // After a failed attempt the text is on this page; sending it away to sign in would lose it.
  if (request.method === 'GET') requireViewer(locals, url);
  const { lang, view, script } = locals.prefs;
  const reading = { lang, view, ...inScript(script) };
  const to = url.searchParams.get('to');
  const { thread, posts } = unwrap(
    await api(fetch).GET('/threads/{id}', { params: { path: { id: params.id }, query: { ...reading, limit: 1 } } }),
  );
  const answered = to ? unwrap(await api(fetch).GET('/posts/{id}', { params: { path: { id: to }, query: reading } })) : null;
  const quote = url.searchParams.has('quote') ? answered?.markdown : null;
  return {
    thread,
    parent: answered?.post ?? posts[0] ?? null,
    parentId: answered?.post.id ?? null,
    markdown: quote ? `${asQuote(quote)}\n\n` : undefined,
    submissionKey: randomUUID(),
  };
};

export const actions: Actions = {
  send: async ({ request, params, url, fetch }) => {
    const sent = await request.formData();
    const language = field(sent, 'language');
    const submissionKey = field(sent, 'submissionKey');
    const answer = await api(fetch).POST('/threads/{id}/posts', {
      params: { path: { id: params.id } },
      body: {
        markdown: field(sent, 'markdown'),
        parentId: url.searchParams.get('to'),
        // An unknown language is refused by name; none lets the server work it out.
        ...(language && { language: language as WrittenLanguage }),
        ...(submissionKey && { submissionKey }),
        ...ownOf(sent),
      },
    });
    if (!answer.data) return failed(answer, sent);
    redirect(303, paths.post(params.id, answer.data.postId));
  },

  preview: previewAction,
};
