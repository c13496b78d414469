import { readWaiting } from '$lib/request/read-waiting.ts';
import type { LayoutServerLoad } from './$types';

/** Who reads, how they want pages, and for who is signed in how much waits for them. */
export const load: LayoutServerLoad = async ({ locals, fetch, url }) => {
  const own = { viewer: locals.viewer, prefs: locals.prefs, now: new Date().toISOString() };
  if (!locals.viewer) return own;
  // Having asked for the address, this is loaded again wherever they go.
  void url.href;
  return { ...own, waiting: await readWaiting({ fetch }) };
};
