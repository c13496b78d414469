import { loadReplyForm } from '$lib/composer/load-reply-form.ts';
import type { PageLoad } from './$types';

/** Who is signed in gets the reply form with the page; nobody else loads a byte of it. */
export const load: PageLoad = async ({ data, parent }) => {
  const { viewer, prefs } = await parent();
  const writes = viewer !== null && !data.head.locked;
  return { ...data, ReplyForm: writes ? await loadReplyForm(prefs.locale) : null };
};
