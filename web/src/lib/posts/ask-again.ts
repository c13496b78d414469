import type { Prefs } from '$lib/api/shapes.ts';
import { errorText, needTexts } from '$lib/i18n';

/** Asks for a post's translation again. Answers null when it is on its way, else why not, in the reader's language. */
export async function askAgain(postId: string, { lang, locale }: Prefs): Promise<string | null> {
  const response = await fetch(`/api/v1/posts/${postId}/translations/${lang}/retry`, { method: 'POST' }).catch(() => null);
  if (response?.ok) return null;
  const error = (await response?.json().catch(() => ({}))) as { code?: string; params?: Record<string, string | number> } | undefined;
  await needTexts(locale, ['errors']);
  return errorText(error ?? { code: 'offline' });
}
