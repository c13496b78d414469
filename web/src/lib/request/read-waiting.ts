import type { RequestEvent } from '@sveltejs/kit';
import { api } from '$lib/api/client.ts';
import type { Waiting } from '$lib/corrections/waiting.ts';

/** What the header says waits for who is signed in. Should it not be known, the page is no worse without. */
export async function readWaiting({ fetch }: Pick<RequestEvent, 'fetch'>): Promise<Waiting | undefined> {
  const answer = await api(fetch).GET('/suggestions/waiting').catch(() => null);
  return answer?.data;
}
