import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api } from '$lib/api/client.ts';
import type { ContentLanguage } from '$lib/api/shapes.ts';
import { failed, field } from '$lib/forms/failed.ts';
import { paths } from '$lib/paths.ts';
import type { Outcome } from './shapes.ts';

/** Where a page's forms lead back to once something is done. */
export type Back = (event: RequestEvent, done: Outcome, sent: FormData) => string;

type Ask = (client: ReturnType<typeof api>, sent: FormData) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

const idIn = (sent: FormData) => ({ params: { path: { id: field(sent, 'id') } } });
const voteIn = (sent: FormData) => ([1, -1] as const).find((each) => String(each) === field(sent, 'value')) ?? 0;

/** Voting and deciding, as forms of every page that shows suggestions. */
export function decisionActions(back: Back) {
  const act = (ask: Ask, done: (sent: FormData) => Outcome) => async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const answer = await ask(api(event.fetch), sent);
    if (!answer.data) return failed(answer, sent, 'decide');
    redirect(303, back(event, done(sent), sent));
  };
  return {
    vote: act((client, sent) => client.PUT('/suggestions/{id}/vote', { ...idIn(sent), body: { value: voteIn(sent) } }), (sent) => (voteIn(sent) === 0 ? 'unvoted' : 'voted')),
    accept: act((client, sent) => client.POST('/suggestions/{id}/accept', { ...idIn(sent), body: { replaces: field(sent, 'replaces') || null } }), () => 'accepted'),
    reject: act((client, sent) => client.POST('/suggestions/{id}/reject', idIn(sent)), () => 'rejected'),
    withdraw: act((client, sent) => client.POST('/suggestions/{id}/withdraw', idIn(sent)), () => 'withdrawn'),
    revert: act((client, sent) => client.POST('/suggestions/{id}/revert', idIn(sent)), () => 'reverted'),
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
