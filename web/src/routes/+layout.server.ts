import type { LayoutServerLoad } from './$types';

/** Who reads, and how they want pages. */
export const load: LayoutServerLoad = ({ locals }) => ({
  viewer: locals.viewer,
  prefs: locals.prefs,
  now: new Date().toISOString(),
});
