import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { ThreadParams } from '../threads/schemas.ts';
import { correctLanguage } from './correct-language.ts';
import { deletePost } from './delete-post.ts';
import { editPost } from './edit-post.ts';
import { listVersions } from './list-versions.ts';
import { postReply } from './post-reply.ts';
import { readPost } from './read-post.ts';
import { restorePost } from './restore-post.ts';
import * as shape from './schemas.ts';

const tags = ['posts'];

export function replyRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/threads/:id/posts', {
      schema: {
        operationId: 'postReply', tags, params: ThreadParams, body: shape.NewReply,
        response: { 201: ref(shape.PostedReply), 200: ref(shape.PostedReply), ...failures },
      },
    }, async (request, reply) => {
      const { repeated, ...posted } = await postReply(deps, signedIn(request), { ...request.body, threadId: request.params.id });
      return reply.status(repeated ? 200 : 201).send(posted);
    });

    app.get('/posts/:id', {
      schema: { operationId: 'readPost', tags, params: shape.PostParams, querystring: shape.ReadPostQuery, response: { 200: ref(shape.SinglePost), ...failures } },
    }, async ({ params, query, viewer }) => readPost(deps, viewer, { ...query, postId: params.id }));

    app.patch('/posts/:id', {
      schema: { operationId: 'editPost', tags, params: shape.PostParams, body: shape.PostEdit, response: { 200: ref(shape.EditedPost), ...failures } },
    }, async (request) => editPost(deps, signedIn(request), { ...request.body, postId: request.params.id }));

    app.delete('/posts/:id', {
      schema: { operationId: 'deletePost', tags, params: shape.PostParams, response: { 200: ref(shape.DeletedPost), ...failures } },
    }, async (request) => deletePost(deps, signedIn(request), request.params.id));

    app.post('/posts/:id/restore', {
      schema: { operationId: 'restorePost', tags, params: shape.PostParams, response: { 200: ref(shape.EditedPost), ...failures } },
    }, async (request) => restorePost(deps, signedIn(request), request.params.id));

    app.put('/posts/:id/language', {
      config: perMinute(60),
      schema: {
        operationId: 'correctLanguage', tags, params: shape.PostParams, body: shape.LanguageCorrection, response: { 200: ref(shape.EditedPost), ...failures },
        description: 'Says which language a post is in. For its author and for moderators; it is translated anew.',
      },
    }, async (request) => correctLanguage(deps, signedIn(request), { ...request.body, postId: request.params.id }));

    app.get('/posts/:id/versions', {
      schema: { operationId: 'listVersions', tags, params: shape.PostParams, response: { 200: shape.PostVersions, ...failures } },
    }, async ({ params }) => listVersions(deps, params.id));
  };
}
