import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { api, errorOf, unwrap } from '$lib/api/client.ts';
import type { Post, Script, View } from '$lib/api/shapes.ts';
import { serverTexts } from '$lib/i18n/server-texts.ts';
import { renderPosts } from '$lib/posts/render-posts.server.ts';
import { showPost, viewOf } from '$lib/posts/shown-post.ts';
import { Served } from '$lib/reading/served.ts';
import { asAsked, askFor } from '$lib/request/ask-for.ts';
import { asScript, asView, inScript, prefsAt } from '$lib/request/preferences.ts';
import { shownThread } from '$lib/threads/shown-thread.ts';
import { usualView } from '$lib/threads/title-shown.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page of a thread: every post in the view asked for it, or for the page, or by the reader's habit. */
export const load: PageServerLoad = async (event) => {
  const { params, url, locals, fetch, isDataRequest } = event;
  const prefs = prefsAt(url, locals.prefs);
  const asked = asView(url.searchParams.get('view')) ?? null;
  const view = asked ?? usualView(prefs);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const reading = { lang: prefs.lang, view, ...inScript(prefs.script) };
  const own = ownViews(url.searchParams.getAll('as'));
  const [answer, ...singles] = await Promise.all([
    api(fetch).GET('/threads/{id}', { params: { path: params, query: { ...reading, ...(cursor && { cursor }) } } }),
    ...own.map(([id, { view, script = prefs.script }]) => api(fetch).GET('/posts/{id}', { params: { path: { id }, query: { lang: prefs.lang, view, ...inScript(script) } } })),
  ]);
  const page = unwrap(answer);
  const { thread, next } = page;
  const viewFor = new Map(own);
  const missing = page.posts.filter((post) => post.translation?.unasked && (viewFor.get(post.id)?.view ?? viewOf(post, asked, prefs)) !== 'original').map(({ id }) => id);
  const titled = view !== 'original' && thread.titleTranslation?.unasked && !missing.includes(thread.openingPostId);
  const coming = new Set((await askFor(event, { posts: missing, ...(titled && { threads: [thread.id] }) })) ? missing : []);
  const arrive = (post: Post): Post => (coming.has(post.id) && post.translation ? { ...post, translation: asAsked(post.translation) } : post);
  const posts = page.posts.map(arrive);
  const alone = new Map(singles.flatMap((single, i) => (single.data ? [[single.data.post.id, showPost(arrive(single.data.post), own[i]?.[1].view ?? view, own[i]?.[1].script ?? prefs.script)]] : [])));
  const head = shownThread(thread, prefs, view);
  const html = renderPosts(
    {
      thread: head,
      posts: posts.map((post) => alone.get(post.id) ?? showPost(post, viewOf(post, asked, prefs), prefs.script)),
      next,
      view,
      asked,
      further: cursor !== undefined,
      prefs,
      usualScript: locals.prefs.script,
      moderates: locals.viewer !== null && locals.viewer.role !== 'member',
      now: new Date().toISOString(),
      address: url.pathname + url.search,
    },
    serverTexts(prefs.locale),
  );
  const replyTo = url.searchParams.get('reply');
  return {
    head,
    posts: new Served(html, isDataRequest ? undefined : () => ' '),
    view,
    reading,
    replyTo: posts.find(({ id, state, seq }) => id === replyTo && state === 'visible' && seq > 0)?.id ?? null,
    replyName: posts.find(({ id }) => id === replyTo)?.author?.displayName ?? null,
    submissionKey: locals.viewer ? randomUUID() : '',
  };
};

/** `?as=<post>.<view>` or `<post>.<view>.<script>`: posts whose view was chosen one by one. A handful; a page of them is what `?view=` is for. */
function ownViews(values: string[]): [string, { view: View; script?: Script }][] {
  const chosen = new Map<string, { view: View; script?: Script }>();
  for (const value of values) {
    const [id = '', name, characters] = value.split('.');
    const script = asScript(characters);
    const view = asView(name);
    if (view && /^[\da-f-]{36}$/.test(id)) chosen.set(id, { view, ...(script && { script }) });
  }
  return [...chosen].slice(-10);
}

export const actions: Actions = {
  /** Asks for a translation again. */
  retry: async ({ request, params, locals, fetch }) => {
    const id = String((await request.formData()).get('post'));
    const answer = await api(fetch).POST('/posts/{id}/translations/{lang}/retry', { params: { path: { id, lang: locals.prefs.lang } } });
    if (!answer.response.ok) return fail(answer.response.status, { retry: { id, ...errorOf(answer) } });
    redirect(303, `/t/${params.id}#p-${encodeURIComponent(id)}`);
  },
};
