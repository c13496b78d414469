import { loadTexts } from '$lib/i18n/load-texts.ts';
import type { LayoutLoad } from './$types';

/** Adds the reader's texts, which the server and the browser read from different places, and what only members are shown. */
export const load: LayoutLoad = async ({ data }) => {
  const [t, menu] = await Promise.all([loadTexts(data.prefs.locale), data.viewer && import('$lib/ui/MemberMenu.svelte')]);
  if (!import.meta.env.SSR) {
    // After a change of settings without a reload; the server wrote the same on <html> at first.
    document.documentElement.lang = data.prefs.locale;
    document.documentElement.dataset.theme = data.prefs.theme;
  }
  return { ...data, t, MemberMenu: menu?.default };
};
