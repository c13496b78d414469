import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { askForBackfill, askToEstimate, askToStop } from './ask.ts';
import { listBackfills, readWaiting, watchBackfill } from './list-backfills.ts';
import * as shape from './schemas.ts';

const tags = ['operate'];

export function backfillRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operate/backfills', {
      schema: { operationId: 'listBackfills', tags, response: { 200: ref(shape.Backfills), ...failures } },
    }, async (request) => listBackfills(deps, signedIn(request)));

    app.get('/operate/backfills/waiting', {
      config: perMinute(60),
      schema: { operationId: 'readWaiting', tags, response: { 200: ref(shape.Waiting), ...failures } },
    }, async (request) => readWaiting(deps, signedIn(request)));

    app.get('/operate/backfills/:id', {
      schema: { operationId: 'watchBackfill', tags, params: shape.BackfillParams, response: { 200: ref(shape.Backfill), ...failures } },
    }, async (request) => watchBackfill(deps, signedIn(request), request.params.id));

    app.get('/operate/backfills/estimate', {
      config: perMinute(60),
      schema: { operationId: 'estimateBackfill', tags, querystring: shape.EstimateQuery, response: { 200: ref(shape.Estimate), ...failures } },
    }, async (request) => askToEstimate(deps, signedIn(request), request.query));

    app.post('/operate/backfills', {
      schema: { operationId: 'startBackfill', tags, body: shape.NewBackfill, response: { 201: ref(shape.Backfill), ...failures } },
    }, async (request, reply) => reply.status(201).send(await askForBackfill(deps, signedIn(request), request.body)));

    app.post('/operate/backfills/:id/stop', {
      schema: { operationId: 'stopBackfill', tags, params: shape.BackfillParams, response: { 200: ref(shape.Backfill), ...failures } },
    }, async (request) => askToStop(deps, signedIn(request), request.params.id));
  };
}
