import { api, unwrap } from '$lib/api/client.ts';
import { decisionActions } from '$lib/corrections/serve-corrections.ts';
import { asOutcome } from '$lib/corrections/shapes.ts';
import { paths } from '$lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

/** What one person translated and others accepted. */
export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [person, corrections] = await Promise.all([
    api(fetch).GET('/accounts/{handle}', { params: { path: params } }).then(unwrap),
    api(fetch).GET('/accounts/{handle}/corrections', { params: { path: params, query: cursor ? { cursor } : {} } }).then(unwrap),
  ]);
  return { account: person.account, ...corrections, further: cursor !== undefined, done: asOutcome(url.searchParams.get('done')) };
};

export const actions: Actions = decisionActions(({ params }, done) => `${paths.corrections(params.handle ?? '')}?done=${done}`);
