import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { failures, ref } from '../http/schema.ts';
import { createEnginesList, FRESH_MS } from './list-engines.ts';
import * as shape from './schemas.ts';

export function engineRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  const listEngines = createEnginesList(deps);
  return async (app) => {
    app.get('/engines', {
      config: { viewer: false },
      schema: { operationId: 'listEngines', tags: ['site'], response: { 200: ref(shape.EnginesInUse), ...failures } },
    }, async (_request, reply) => {
      const answer = await listEngines();
      reply.header('cache-control', `public, max-age=${FRESH_MS / 1000}`);
      return answer;
    });
  };
}
