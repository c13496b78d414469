import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { readUsage } from './read-usage.ts';
import * as shape from './schemas.ts';

export function operateRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operate/usage', {
      schema: { operationId: 'readUsage', tags: ['operate'], response: { 200: ref(shape.Usage), ...failures } },
    }, async (request) => readUsage(deps, signedIn(request)));
  };
}
