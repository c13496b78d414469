/** Builds the HTTP application: explicit registration, in the order in which a request passes. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { accountRoutes } from './accounts/index.ts';
import { backfillRoutes } from './backfills/index.ts';
import { communityRoutes } from './communities/index.ts';
import { correctionRoutes } from './corrections/index.ts';
import type { Deps } from './deps.ts';
import { engineRoutes } from './engines/index.ts';
import { Failure } from './failure.ts';
import { glossaryRoutes } from './glossary/index.ts';
import { healthRoutes } from './health/index.ts';
import { answerFailure } from './http/errors.ts';
import { sendHeaders } from './http/headers.ts';
import { BODY_LIMIT, limitRates } from './http/limits.ts';
import { describeApi } from './http/openapi.ts';
import { checkOrigin } from './http/origin.ts';
import { readJsonBodies } from './http/read-body.ts';
import { readNumbers } from './http/read-numbers.ts';
import { recogniseViewers } from './http/session.ts';
import { createLive, liveRoutes } from './live/index.ts';
import { operateRoutes } from './operate/index.ts';
import { ownVersionRoutes } from './own-versions/index.ts';
import { previewRoutes } from './preview/index.ts';
import { replyRoutes } from './replies/index.ts';
import { roleRoutes } from './roles/index.ts';
import { siteRoutes } from './site/index.ts';
import { threadRoutes } from './threads/index.ts';
import { translationRoutes } from './translations/index.ts';

export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: deps.log,
    // One line a request would carry addresses of people; errors are logged where they are answered.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: deps.config.trustProxy,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 300 },
    // Only what a schema names reaches an action: no request sets a role or an author by adding a field.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: 'all', verbose: true, keywords: ['x-error'] } },
    frameworkErrors: (error, request, reply) => answerFailure(error, request, reply),
    // At the end, requests under way are finished; connections that only wait are not waited for.
    forceCloseConnections: 'idle',
  });
  app.setErrorHandler(answerFailure);
  const live = createLive(deps);
  await app.register(async (api) => registerApi(api.withTypeProvider<TypeBoxTypeProvider>(), deps, live), { prefix: '/api/v1' });
  await app.register(async (api) => api.setNotFoundHandler(unknownAddress), { prefix: '/api' });
  return app as unknown as FastifyInstance;
}

async function registerApi(api: FastifyInstance, deps: Deps, live: ReturnType<typeof createLive>): Promise<void> {
  readJsonBodies(api);
  readNumbers(api);
  api.setNotFoundHandler(unknownAddress);
  sendHeaders(api, deps.config);
  api.addHook('onRequest', (request, _reply, done) => done(checkOrigin(deps.config, request)));
  await recogniseViewers(api, deps);
  await limitRates(api, deps.config);
  await describeApi(api);
  await api.register(healthRoutes(deps, live));
  await api.register(siteRoutes(deps));
  await api.register(engineRoutes(deps));
  await api.register(accountRoutes(deps));
  await api.register(communityRoutes(deps));
  await api.register(threadRoutes(deps));
  await api.register(replyRoutes(deps));
  await api.register(translationRoutes(deps));
  await api.register(glossaryRoutes(deps));
  await api.register(ownVersionRoutes(deps));
  await api.register(correctionRoutes(deps));
  await api.register(previewRoutes(deps));
  await api.register(backfillRoutes(deps));
  await api.register(operateRoutes(deps));
  await api.register(roleRoutes(deps));
  await api.register(liveRoutes(deps, live));
}

function unknownAddress(): never {
  throw new Failure('not_found');
}
