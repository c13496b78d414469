import type { components } from '$lib/api/schema.d.ts';
import { api, unwrap } from '$lib/api/client.ts';
import { showPost, viewOf } from '$lib/posts/shown-post.ts';
import { Served } from '$lib/reading/served.ts';
import { askFor } from '$lib/request/ask-for.ts';
import { asView, inScript, prefsAt } from '$lib/request/preferences.ts';
import { shownTitle, usualView } from '$lib/threads/title-shown.ts';
import type { PageServerLoad } from './$types';

type Schemas = components['schemas'];

/** How many sentences read as this person translated them, and the latest few. */
function credited({ count, items }: Schemas['Corrections']) {
  return {
    count,
    latest: items.slice(0, 3).map(({ suggestion: { id, postId, language, sentence, sourceLanguage, source, text } }) => ({ id, postId, language, sentence, sourceLanguage, source, text })),
  };
}

/** Somebody and what they wrote, newest first, in the view the reader wants. */
export const load: PageServerLoad = async (event) => {
  const { params, url, locals, fetch, isDataRequest } = event;
  const prefs = prefsAt(url, locals.prefs);
  const asked = asView(url.searchParams.get('view')) ?? null;
  const view = asked ?? usualView(prefs);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [person, posts, corrections] = await Promise.all([
    api(fetch).GET('/accounts/{handle}', { params: { path: params } }),
    api(fetch).GET('/accounts/{handle}/posts', { params: { path: params, query: { lang: prefs.lang, view, ...inScript(prefs.script), ...(cursor && { cursor }) } } }),
    api(fetch).GET('/accounts/{handle}/corrections', { params: { path: params, query: {} } }),
  ]);
  const { account } = unwrap(person);
  const { items, next } = unwrap(posts);
  if (view !== 'original') {
    await askFor(event, {
      posts: items.flatMap(({ post }) => (post.translation?.unasked ? [post.id] : [])),
      threads: items.flatMap(({ thread }) => (thread.titleTranslation?.unasked ? [thread.id] : [])),
    });
  }
  const written = items.map(({ post, thread }) => ({
    post: showPost(post, viewOf(post, asked, prefs), prefs.script),
    threadId: thread.id,
    title: shownTitle(thread, view, prefs.script),
  }));
  return {
    account,
    corrections: credited(unwrap(corrections)),
    script: prefs.script,
    converted: items.some(({ post, thread }) => post.converted || thread.converted),
    view,
    next,
    further: cursor !== undefined,
    written: new Served(written, isDataRequest ? undefined : (all) => all.map((each) => ({ ...each, post: { ...each.post, texts: each.post.texts.map((text) => ({ ...text, html: ' ' })) } }))),
  };
};
