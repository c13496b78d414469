import type { Component } from 'svelte';
import type { Locale } from '@laoyou/locales/choose.ts';
import { needTexts } from '$lib/i18n/load-texts.ts';
import type { ReplyFormProps } from './ReplyForm.svelte';

/** The reply form with its texts, for the load of a page that only some readers write on. */
export async function loadReplyForm(locale: Locale): Promise<Component<ReplyFormProps>> {
  const [{ default: ReplyForm }] = await Promise.all([import('./ReplyForm.svelte'), needTexts(locale, ['posting', 'errors'])]);
  return ReplyForm;
}
