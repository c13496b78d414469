import type { RequestEvent } from '@sveltejs/kit';
import { api, errorOf } from '$lib/api/client.ts';
import { isWritten } from '$lib/i18n/languages.ts';
import { failed, failedWith, field } from '$lib/forms/failed.ts';

/** The `?/preview` action of a page with a composer, for people without scripts: the text again, and how it will look. */
export async function previewAction({ request, fetch, params }: RequestEvent) {
  const sent = await request.formData();
  const wanted = field(sent, 'language');
  // A reply has no title: an empty one would be refused.
  const title = sent.has('title') ? { title: field(sent, 'title') } : {};
  const answer = await api(fetch).POST('/preview', { body: { markdown: field(sent, 'markdown'), ...title } });
  if (!answer.data) return failed(answer, sent);
  const { html, language, errors } = answer.data;
  if (errors[0]) return failedWith(errors[0], 422, sent);
  // The translation may be slow or away; the preview stands without it, and says so.
  const chosen = isWritten(wanted) ? wanted : null;
  const ahead = await api(fetch).POST('/preview/translation', {
    body: { markdown: field(sent, 'markdown'), ...title, ...(chosen && { language: chosen }), ...(params.slug && { community: params.slug }) },
  });
  return {
    preview: { html, language: chosen ?? language, detected: !chosen, ahead: ahead.data ?? null, problem: ahead.data ? null : errorOf(ahead) },
    values: { ...Object.fromEntries([...sent].map(([name, value]) => [name, String(value)])) },
  };
}
