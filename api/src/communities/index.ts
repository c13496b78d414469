import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { failures } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { createCommunity } from './create-community.ts';
import { listCommunities } from './list-communities.ts';
import { readCommunity } from './read-community.ts';
import * as shape from './schemas.ts';

const tags = ['communities'];

export function communityRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/communities', {
      config: { viewer: false },
      schema: { operationId: 'listCommunities', tags, querystring: shape.CommunityQuery, response: { 200: shape.Communities, ...failures } },
    }, async ({ query }) => listCommunities(deps, query.script));

    app.post('/communities', {
      schema: { operationId: 'createCommunity', tags, body: shape.NewCommunity, response: { 201: shape.OneCommunity, ...failures } },
    }, async (request, reply) => reply.status(201).send({ community: await createCommunity(deps, signedIn(request), request.body) }));

    app.get('/communities/:slug', {
      config: { viewer: false },
      schema: { operationId: 'readCommunity', tags, params: shape.SlugParams, querystring: shape.CommunityQuery, response: { 200: shape.OneCommunity, ...failures } },
    }, async ({ params, query }) => ({ community: await readCommunity(deps, params.slug, query.script) }));
  };
}
