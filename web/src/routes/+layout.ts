import { loadTexts } from '$lib/i18n/load-texts.ts';
import type { LayoutLoad } from './$types';

/** Adds the reader's texts, which the server and the browser read from different places. */
export const load: LayoutLoad = async ({ data }) => ({ ...data, t: await loadTexts(data.prefs.locale) });
