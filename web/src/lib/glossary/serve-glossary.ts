import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, unwrap } from '$lib/api/client.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import { localName } from '$lib/threads/thread-row.ts';

/** The glossary of the site, or of the community in the address: what both pages load. */
export async function loadGlossary({ fetch, url, params, locals }: RequestEvent) {
  const slug = params.slug;
  const search = url.searchParams.get('q')?.slice(0, 100) ?? '';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const scope = slug ? { community: slug } : {};
  const [terms, changes, community] = await Promise.all([
    api(fetch).GET('/glossary', { params: { query: { ...scope, ...(search && { search }), ...(cursor && { cursor }) } } }).then(unwrap),
    api(fetch).GET('/glossary/changes', { params: { query: scope } }).then(unwrap),
    slug ? api(fetch).GET('/communities/{slug}', { params: { path: { slug } } }).then(unwrap) : null,
  ]);
  return {
    ...terms,
    changes: changes.items,
    search,
    further: cursor !== undefined,
    editing: url.searchParams.get('edit'),
    community: community && { slug: community.community.slug, name: localName(community.community, locals.prefs.locale) },
  };
}

type Kind = 'term' | 'keep';
type Direction = 'both' | 'en-zh' | 'zh-en';

function termOf(sent: FormData) {
  const said = (name: string) => field(sent, name);
  return {
    kind: (said('kind') || 'term') as Kind,
    en: said('en'),
    zh: said('zh'),
    direction: (said('direction') || 'both') as Direction,
    caseSensitive: said('caseSensitive') === 'on',
    note: said('note'),
  };
}

/** Back to the list, or to what was searched in it; what was changed stands first. */
function back({ params, url }: RequestEvent, done: string, undo?: number): string {
  const q = url.searchParams.get('q');
  return `${paths.glossary(params.slug)}?${new URLSearchParams({ ...(q && { q }), done, ...(undo !== undefined && { undo: String(undo) }) })}`;
}

/** Add, change, remove and undo, as forms of both pages. */
export const glossaryActions = {
  add: async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const answer = await api(event.fetch).POST('/glossary', { body: { ...termOf(sent), ...(event.params.slug && { community: event.params.slug }) } });
    if (!answer.data) return failed(answer, sent, 'add');
    redirect(303, back(event, 'added', answer.data.version));
  },
  change: async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const id = field(sent, 'id');
    const updatedAt = field(sent, 'updatedAt');
    const answer = await api(event.fetch).PUT('/glossary/{id}', { params: { path: { id } }, body: { ...termOf(sent), ...(updatedAt && { updatedAt }) } });
    if (!answer.data) return failed(answer, sent, 'change');
    redirect(303, back(event, 'changed', answer.data.version));
  },
  remove: async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const answer = await api(event.fetch).DELETE('/glossary/{id}', { params: { path: { id: field(sent, 'id') } } });
    if (!answer.data) return failed(answer, sent, 'remove');
    redirect(303, back(event, 'removed', answer.data.version));
  },
  undo: async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const answer = await api(event.fetch).POST('/glossary/changes/{version}/undo', { params: { path: { version: field(sent, 'version') } } });
    if (!answer.data) return failed(answer, sent, 'undo');
    redirect(303, back(event, 'undone'));
  },
};
