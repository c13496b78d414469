import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { failures, ref } from '../http/schema.ts';
import { describeSite } from './describe-site.ts';
import * as shape from './schemas.ts';

export function siteRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/site', {
      config: { viewer: false },
      schema: { operationId: 'readSite', tags: ['site'], response: { 200: ref(shape.Site), ...failures } },
    }, async () => describeSite(deps));

    app.get('/openapi.json', { config: { viewer: false }, schema: { hide: true } }, async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(app.swagger()));
  };
}
