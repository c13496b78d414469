import type { RequestEvent } from '@sveltejs/kit';
import { api } from '$lib/api/client.ts';
import { cookieNames } from './preferences.ts';

interface Shown {
  unasked?: true;
}

/**
 * Asks for what this page shows and nobody has read in the reader's language yet; true when it is on its way. Only
 * for somebody whose language is known: a crawler, which names none, would have a whole forum translated for nobody.
 */
export async function askFor({ fetch, locals, cookies, request }: Pick<RequestEvent, 'fetch' | 'locals' | 'cookies' | 'request'>, missing: { posts?: string[]; threads?: string[] }): Promise<boolean> {
  if (!missing.posts?.length && !missing.threads?.length) return true;
  // Once it is on its way, the page drawn now is not what the next reader should get.
  locals.passing = true;
  const named = request.headers.get('accept-language') ?? '*';
  const chosen = locals.viewer || cookies.get(cookieNames.reads) || cookies.get(cookieNames.locale);
  if (!chosen && named.trim() === '*') return false;
  const answer = await api(fetch).POST('/translations/{lang}', { params: { path: { lang: locals.prefs.lang } }, body: missing }).catch(() => null);
  return answer?.response.ok ?? false;
}

/** What was asked for a moment ago is shown as on its way. */
export function asAsked<T extends Shown>(translation: T): T {
  const { unasked: _, ...rest } = translation;
  return rest as T;
}
