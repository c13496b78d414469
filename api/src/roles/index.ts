import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { HandleParams, PublicAccountAnswer } from '../accounts/schemas.ts';
import type { Deps } from '../deps.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { changeRole } from './change-role.ts';
import { listPeople } from './list-people.ts';
import * as shape from './schemas.ts';

const tags = ['operate'];

export function roleRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operate/people', {
      schema: { operationId: 'listPeople', tags, response: { 200: ref(shape.People), ...failures } },
    }, async (request) => listPeople(deps, signedIn(request)));

    app.put('/operate/people/:handle/role', {
      schema: { operationId: 'changeRole', tags, params: HandleParams, body: shape.NewRole, response: { 200: PublicAccountAnswer, ...failures } },
    }, async (request) => ({ account: await changeRole(deps, signedIn(request), { ...request.params, ...request.body }) }));
  };
}
