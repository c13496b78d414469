import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { preview } from './preview.ts';
import * as shape from './schemas.ts';

export function previewRoutes(_deps: Deps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/preview', {
      config: perMinute(90),
      schema: { operationId: 'preview', tags: ['posts'], body: shape.PreviewRequest, response: { 200: ref(shape.Preview), ...failures } },
    }, async (request) => preview(signedIn(request), request.body));
  };
}
