import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { HandleParams } from '../accounts/schemas.ts';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, Nothing, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { TranslationParams } from '../translations/schemas.ts';
import { acceptSuggestion, rejectSuggestion, revertSuggestion, voteOnSuggestion, withdrawSuggestion } from './decide-suggestion.ts';
import { listCorrections, listSuggestions } from './list-suggestions.ts';
import { readSheet } from './read-sheet.ts';
import * as shape from './schemas.ts';
import { suggestTranslation } from './suggest-translation.ts';
import { countWaiting, seeOutcomes } from './tell-people.ts';

const tags = ['suggestions'];
/** Open to everybody, and a long post is taken apart for it: enough for who goes through a thread sentence by sentence. */
const SHEETS = 60;

export function correctionRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/posts/:id/translations/:lang/sentences', {
      config: perMinute(SHEETS),
      schema: { operationId: 'readSentences', tags, params: TranslationParams, querystring: shape.SheetQuery, response: { 200: ref(shape.TranslationSheet), ...failures } },
    }, async ({ params, query, viewer }) => readSheet(deps, viewer, { postId: params.id, language: params.lang, ...query }));

    app.post('/posts/:id/translations/:lang/suggestions', {
      config: perMinute(20),
      schema: { operationId: 'suggestTranslation', tags, params: TranslationParams, body: shape.NewSuggestion, response: { 201: ref(shape.Suggested), ...failures } },
    }, async (request, reply) => {
      const { id, lang } = request.params;
      return reply.status(201).send(await suggestTranslation(deps, signedIn(request), { ...request.body, postId: id, language: lang }));
    });

    app.get('/suggestions', {
      schema: { operationId: 'listSuggestions', tags, querystring: shape.SuggestionsQuery, response: { 200: ref(shape.Suggestions), ...failures } },
    }, async (request) => listSuggestions(deps, signedIn(request), request.query));

    app.get('/suggestions/waiting', {
      schema: { operationId: 'countWaitingSuggestions', tags, response: { 200: ref(shape.WaitingSuggestions), ...failures } },
    }, async (request) => countWaiting(deps, signedIn(request)));

    app.put('/suggestions/seen', {
      schema: { operationId: 'seeOutcomes', tags, body: shape.OutcomesSeen, response: { 204: Nothing, ...failures } },
    }, async (request, reply) => {
      await seeOutcomes(deps, signedIn(request), request.body.until);
      return reply.status(204).send();
    });

    app.put('/suggestions/:id/vote', {
      config: perMinute(60),
      schema: { operationId: 'voteOnSuggestion', tags, params: shape.SuggestionParams, body: shape.Vote, response: { 200: ref(shape.Voted), ...failures } },
    }, async (request) => voteOnSuggestion(deps, signedIn(request), request.params.id, request.body.value));

    app.post('/suggestions/:id/accept', {
      config: perMinute(60),
      schema: { operationId: 'acceptSuggestion', tags, params: shape.SuggestionParams, body: shape.Acceptance, response: { 200: ref(shape.Decided), ...failures } },
    }, async (request) => acceptSuggestion(deps, signedIn(request), request.params.id, request.body.replaces ?? null));

    for (const [word, decide] of [['reject', rejectSuggestion], ['withdraw', withdrawSuggestion], ['revert', revertSuggestion]] as const) {
      app.post(`/suggestions/:id/${word}`, {
        config: perMinute(60),
        schema: { operationId: `${word}Suggestion`, tags, params: shape.SuggestionParams, response: { 200: ref(shape.Decided), ...failures } },
      }, async (request) => decide(deps, signedIn(request), (request.params as { id: string }).id));
    }

    app.get('/accounts/:handle/corrections', {
      schema: { operationId: 'listCorrections', tags, params: HandleParams, querystring: shape.CorrectionsQuery, response: { 200: ref(shape.Corrections), ...failures } },
    }, async ({ params, query, viewer }) => listCorrections(deps, viewer, params.handle, query.cursor));
  };
}
