import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { dropOwnVersion } from './drop-own-version.ts';
import { readOwnVersion } from './read-own-version.ts';
import * as shape from './schemas.ts';
import { writeOwnVersion } from './write-own-version.ts';

const tags = ['translations'];

export function ownVersionRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/posts/:id/own/:lang', {
      schema: { operationId: 'readOwnVersion', tags, params: shape.OwnVersionParams, response: { 200: ref(shape.OwnVersion), ...failures } },
    }, async (request) => readOwnVersion(deps, signedIn(request), request.params.id, request.params.lang));

    app.put('/posts/:id/own/:lang', {
      schema: {
        operationId: 'writeOwnVersion', tags, params: shape.OwnVersionParams, body: shape.NewOwnVersion,
        response: { 200: shape.StoredOwnVersion, ...failures },
      },
    }, async (request) => writeOwnVersion(deps, signedIn(request), { ...request.body, postId: request.params.id, language: request.params.lang }));

    app.delete('/posts/:id/own/:lang', {
      schema: { operationId: 'dropOwnVersion', tags, params: shape.OwnVersionParams, response: { 200: shape.StoredOwnVersion, ...failures } },
    }, async (request) => dropOwnVersion(deps, signedIn(request), request.params.id, request.params.lang));
  };
}
