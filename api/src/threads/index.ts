import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SlugParams } from '../communities/schemas.ts';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../deps.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { listThreads } from './list-threads.ts';
import { postThread } from './post-thread.ts';
import { readChanges } from './read-changes.ts';
import { readThread } from './read-thread.ts';
import { createReading } from './reading.ts';
import * as shape from './schemas.ts';

const tags = ['threads'];

export function threadRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  const reading = createReading(deps);
  return async (app) => {
    app.get('/threads', {
      schema: { operationId: 'listThreads', tags, querystring: shape.ThreadListQuery, response: { 200: ref(shape.ThreadList), ...failures } },
    }, async ({ query, viewer }) => listThreads(deps, viewer, query));

    app.get('/communities/:slug/threads', {
      schema: { operationId: 'listCommunityThreads', tags, params: SlugParams, querystring: shape.ThreadListQuery, response: { 200: ref(shape.ThreadList), ...failures } },
    }, async ({ params, query, viewer }) => listThreads(deps, viewer, { ...query, slug: params.slug }));

    app.post('/communities/:slug/threads', {
      schema: {
        operationId: 'postThread', tags, params: SlugParams, body: shape.NewThread,
        response: { 201: ref(shape.PostedThread), 200: ref(shape.PostedThread), ...failures },
      },
    }, async (request, reply) => {
      const { repeated, ...posted } = await postThread(deps, signedIn(request), { ...request.body, slug: request.params.slug });
      return reply.status(repeated ? 200 : 201).send(posted);
    });

    app.get('/threads/:id', {
      schema: { operationId: 'readThread', tags, params: shape.ThreadParams, querystring: shape.ReadThreadQuery, response: { 200: ref(shape.ThreadPage), ...failures } },
    }, async ({ params, query, viewer }, reply) => json(reply, await readThread(reading, viewer, { ...query, threadId: params.id })));

    app.get('/threads/:id/posts', {
      schema: { operationId: 'readThreadChanges', tags, params: shape.ThreadParams, querystring: shape.ChangesQuery, response: { 200: ref(shape.ThreadChanges), ...failures } },
    }, async ({ params, query, viewer }, reply) => json(reply, await readChanges(reading, viewer, { ...query, threadId: params.id })));
  };
}

/** The hottest answers of the house come as JSON already; a test holds them against their schemas. */
function json(reply: FastifyReply, body: Buffer): never {
  return reply.type('application/json; charset=utf-8').send(body) as never;
}
