import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, ref } from '../http/schema.ts';
import { askTranslations } from './ask-translations.ts';
import { readTranslation } from './read-translation.ts';
import { retryTranslation } from './retry-translation.ts';
import * as shape from './schemas.ts';

const tags = ['translations'];

export function translationRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/posts/:id/translations/:lang', {
      config: { viewer: false },
      schema: { operationId: 'readTranslation', tags, params: shape.TranslationParams, response: { 200: ref(shape.TranslationDetail), ...failures } },
    }, async ({ params }) => readTranslation(deps, params.id, params.lang));

    app.post('/translations/:lang', {
      config: perMinute(60),
      schema: {
        operationId: 'askTranslations', tags, params: shape.AskParams, body: shape.Asking,
        description: 'Asks for translations into a language that nobody read so far (`unasked`). Open to signed-out readers too; asking twice changes nothing.',
        response: { 202: shape.Asked, ...failures },
      },
    }, async ({ params, body }, reply) => reply.status(202).send(await askTranslations(deps, params.lang, body)));

    app.post('/posts/:id/translations/:lang/retry', {
      config: perMinute(30),
      schema: {
        operationId: 'retryTranslation', tags, params: shape.TranslationParams,
        description: 'Open to signed-out readers too: the missing translation is theirs. At most one job runs for each.',
        response: { 202: shape.RetryAccepted, ...failures },
      },
    }, async ({ params }, reply) => reply.status(202).send(await retryTranslation(deps, params.id, params.lang)));
  };
}
