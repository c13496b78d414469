import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, ref } from '../http/schema.ts';
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
