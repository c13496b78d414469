import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api } from '$lib/api/client.ts';
import type { ContentLanguage } from '$lib/api/shapes.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import type { Outcome } from './shapes.ts';

/** Where a page's forms lead back to once something is done. */
export type Back = (event: RequestEvent, done: Outcome, sent: FormData) => string;

const idIn = (sent: FormData) => ({ params: { path: { id: field(sent, 'id') } } });

/** Voting and deciding, as forms of every page that shows suggestions. */
export function decisionActions(back: Back) {
  return {
    vote: async (event: RequestEvent) => {
      const sent = await event.request.formData();
      const value = ([1, -1] as const).find((each) => String(each) === field(sent, 'value')) ?? 0;
      const answer = await api(event.fetch).PUT('/suggestions/{id}/vote', { ...idIn(sent), body: { value } });
      if (!answer.data) return failed(answer, sent, 'decide');
      redirect(303, back(event, value === 0 ? 'unvoted' : 'voted', sent));
    },
    accept: async (event: RequestEvent) => {
      const sent = await event.request.formData();
      const answer = await api(event.fetch).POST('/suggestions/{id}/accept', { ...idIn(sent), body: { replaces: field(sent, 'replaces') || null } });
      if (!answer.data) return failed(answer, sent, 'decide');
      redirect(303, back(event, 'accepted', sent));
    },
    reject: async (event: RequestEvent) => {
      const sent = await event.request.formData();
      const answer = await api(event.fetch).POST('/suggestions/{id}/reject', idIn(sent));
      if (!answer.data) return failed(answer, sent, 'decide');
      redirect(303, back(event, 'rejected', sent));
    },
    withdraw: async (event: RequestEvent) => {
      const sent = await event.request.formData();
      const answer = await api(event.fetch).POST('/suggestions/{id}/withdraw', idIn(sent));
      if (!answer.data) return failed(answer, sent, 'decide');
      redirect(303, back(event, 'withdrawn', sent));
    },
    revert: async (event: RequestEvent) => {
      const sent = await event.request.formData();
      const answer = await api(event.fetch).POST('/suggestions/{id}/revert', idIn(sent));
      if (!answer.data) return failed(answer, sent, 'decide');
      redirect(303, back(event, 'reverted', sent));
    },
  };
}

const backToSentence: Back = ({ params }, done, sent) => {
  const at = Number(field(sent, 'sentence'));
  const sheet = paths.translation(params.id ?? '', params.lang ?? '');
  return `${sheet}?done=${done}&at=${at}#sentence-${at}`;
};

/** All that can be done on the page of one translation. */
export const sheetActions = {
  ...decisionActions(backToSentence),
  suggest: async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const answer = await api(event.fetch).POST('/posts/{id}/translations/{lang}/suggestions', {
      params: { path: { id: event.params.id ?? '', lang: event.params.lang as ContentLanguage } },
      body: {
        version: Number(field(sent, 'version')) || 1,
        sentence: Number(field(sent, 'sentence')),
        text: field(sent, 'text'),
        note: field(sent, 'note'),
      },
    });
    if (!answer.data) return failed(answer, sent, 'suggest');
    // Where the sentence stands now: an edit may have moved it.
    sent.set('sentence', String(answer.data.sentence));
    redirect(303, backToSentence(event, 'suggested', sent));
  },
};
