import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { failures, ref } from '../http/schema.ts';
import type { Live } from '../live/index.ts';
import { checkHealth } from './check-health.ts';
import * as shape from './schemas.ts';

export function healthRoutes(deps: Deps, live: Pick<Live, 'state'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/health', {
      config: { viewer: false, rateLimit: false },
      schema: { operationId: 'readHealth', tags: ['site'], response: { 200: ref(shape.Health), 503: ref(shape.Health), ...failures } },
    }, async (_request, reply) => {
      const health = await checkHealth(deps, live);
      return reply.status(health.status === 'ok' ? 200 : 503).send(health);
    });
  };
}
