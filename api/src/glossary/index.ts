import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { listChanges } from './list-changes.ts';
import { listTerms } from './list-terms.ts';
import * as shape from './schemas.ts';
import { addTerm, changeTerm, removeTerm, undoChange } from './write-term.ts';

const tags = ['glossary'];

export function glossaryRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/glossary', {
      schema: { operationId: 'listTerms', tags, querystring: shape.GlossaryQuery, response: { 200: ref(shape.Glossary), ...failures } },
    }, async ({ query, viewer }) => listTerms(deps, viewer, query));

    app.post('/glossary', {
      config: perMinute(60),
      schema: { operationId: 'addTerm', tags, body: shape.NewTerm, response: { 201: ref(shape.Stored), ...failures } },
    }, async (request, reply) => reply.status(201).send(await addTerm(deps, signedIn(request), request.body)));

    app.put('/glossary/:id', {
      config: perMinute(60),
      schema: { operationId: 'changeTerm', tags, params: shape.TermParams, body: shape.TermChange, response: { 200: ref(shape.Stored), ...failures } },
    }, async (request) => changeTerm(deps, signedIn(request), request.params.id, request.body));

    app.delete('/glossary/:id', {
      config: perMinute(60),
      schema: { operationId: 'removeTerm', tags, params: shape.TermParams, response: { 200: shape.Removed, ...failures } },
    }, async (request) => removeTerm(deps, signedIn(request), request.params.id));

    app.get('/glossary/changes', {
      config: { viewer: false },
      schema: { operationId: 'listGlossaryChanges', tags, querystring: shape.ChangesQuery, response: { 200: ref(shape.Changes), ...failures } },
    }, async ({ query }) => listChanges(deps, query));

    app.post('/glossary/changes/:version/undo', {
      config: perMinute(60),
      schema: { operationId: 'undoGlossaryChange', tags, params: shape.ChangeParams, response: { 200: shape.Removed, ...failures } },
    }, async (request) => {
      const { version } = await undoChange(deps, signedIn(request), Number(request.params.version));
      return { version };
    });
  };
}
