import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { passingMemory } from '../adapters/passing-memory.ts';
import type { Deps } from '../deps.ts';
import { perMinute } from '../http/limits.ts';
import { failures, ref } from '../http/schema.ts';
import { signedIn } from '../http/session.ts';
import { previewTranslation } from './preview-translation.ts';
import { preview } from './preview.ts';
import * as shape from './schemas.ts';

export function previewRoutes(deps: Deps): FastifyPluginAsyncTypebox {
  // Of texts that are not posted nothing is stored, so what was translated a moment ago is remembered here.
  const memory = passingMemory(deps.memory);
  return async (app) => {
    app.post('/preview', {
      config: perMinute(90),
      schema: { operationId: 'preview', tags: ['posts'], body: shape.PreviewRequest, response: { 200: ref(shape.Preview), ...failures } },
    }, async (request) => preview(signedIn(request), request.body));

    app.post('/preview/translation', {
      config: perMinute(20),
      schema: {
        operationId: 'previewTranslation', tags: ['posts'], body: shape.TranslationPreviewRequest, response: { 200: ref(shape.TranslationPreview), ...failures },
        description: 'How a text will read in the other language, and that translated back. Stores nothing.',
      },
    }, async (request) => previewTranslation(deps, memory, signedIn(request), request.body));
  };
}
