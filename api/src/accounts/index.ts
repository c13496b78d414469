import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { clientAddress } from '../http/client-address.ts';
import { perMinute } from '../http/limits.ts';
import { Nothing, failures } from '../http/schema.ts';
import { SESSION_COOKIE, forgetSession, keepSession, signedIn } from '../http/session.ts';
import { changeAccount } from './change-account.ts';
import { changePassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { listAccountPosts } from './list-account-posts.ts';
import { readAccount } from './read-account.ts';
import * as shape from './schemas.ts';
import type { SessionToken } from './sessions.ts';
import { showOwnAccount } from './show-account.ts';
import { signIn } from './sign-in.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';
import { signUp } from './sign-up.ts';

const tags = ['accounts'];

export function accountRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/accounts', {
      config: perMinute(20),
      schema: { operationId: 'signUp', tags, body: shape.SignUp, response: { 201: shape.AccountAnswer, ...failures } },
    }, async (request, reply) => {
      const { account, session } = await signUp(deps, request.body);
      keepSession(deps, reply, session);
      return reply.status(201).send({ account });
    });

    app.get('/session', {
      schema: { operationId: 'readSession', tags, response: { 200: shape.SessionAnswer, ...failures } },
    }, async ({ viewer }) => ({ account: viewer && showOwnAccount(viewer) }));

    app.post('/session', {
      config: perMinute(60),
      schema: { operationId: 'signIn', tags, body: shape.SignIn, response: { 200: shape.AccountAnswer, ...failures } },
    }, async (request, reply) => {
      const { account, session } = await signIn(deps, { ...request.body, address: clientAddress(request) });
      keepSession(deps, reply, session);
      return { account };
    });

    app.delete('/session', {
      schema: { operationId: 'signOut', tags, response: { 204: Nothing, ...failures } },
    }, async (request, reply) => {
      await signOut(deps, request.cookies[SESSION_COOKIE] as SessionToken | undefined);
      forgetSession(deps, reply);
      return reply.status(204).send();
    });

    app.delete('/sessions', {
      schema: { operationId: 'signOutEverywhere', tags, response: { 204: Nothing, ...failures } },
    }, async (request, reply) => {
      await signOutEverywhere(deps, signedIn(request));
      forgetSession(deps, reply);
      return reply.status(204).send();
    });

    app.patch('/account', {
      schema: { operationId: 'changeAccount', tags, body: shape.AccountChange, response: { 200: shape.AccountAnswer, ...failures } },
    }, async (request) => ({ account: await changeAccount(deps, signedIn(request), request.body) }));

    app.put('/account/password', {
      config: perMinute(20),
      schema: { operationId: 'changePassword', tags, body: shape.PasswordChange, response: { 204: Nothing, ...failures } },
    }, async (request, reply) => {
      await changePassword(deps, signedIn(request), request.body);
      return reply.status(204).send();
    });

    app.delete('/account', {
      config: perMinute(20),
      schema: { operationId: 'deleteAccount', tags, body: shape.AccountDeletion, response: { 204: Nothing, ...failures } },
    }, async (request, reply) => {
      await deleteAccount(deps, signedIn(request), request.body);
      forgetSession(deps, reply);
      return reply.status(204).send();
    });

    app.get('/accounts/:handle', {
      schema: { operationId: 'readAccount', tags, params: shape.HandleParams, response: { 200: shape.PublicAccountAnswer, ...failures } },
    }, async ({ params }) => ({ account: await readAccount(deps, params.handle) }));

    app.get('/accounts/:handle/posts', {
      schema: { operationId: 'listAccountPosts', tags, params: shape.HandleParams, querystring: shape.AccountPostsQuery, response: { 200: shape.AccountPosts, ...failures } },
    }, async ({ params, query, viewer }) => listAccountPosts(deps, viewer, { ...query, handle: params.handle }));
  };
}
