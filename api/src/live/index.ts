/** The live channel: `GET /api/v1/live`, a WebSocket that tells an open page what changed in the threads it follows. */
import websocket from '@fastify/websocket';
import type { FastifyPluginAsync } from 'fastify';
import { listen, type Listener } from '../adapters/announcer-postgres.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { requireOwnOrigin } from '../http/origin.ts';
import { heartbeat } from './heartbeat.ts';
import { createHub, type Hub } from './hub.ts';
import { readRevision } from './queries.ts';
import { LIVE_LIMITS, serveReader } from './reader.ts';

/** One process holds this many readers; the next one is told to come back. */
const MOST_SOCKETS = 20_000;
/** RFC 6455: the server is going away. */
const GOING_AWAY = 1001;
/** Milliseconds a reader has to answer that. */
const FAREWELL = 1000;

export interface Live {
  /** `down` while announcements are not heard: open pages then learn of changes late, by their own reading. */
  state(): 'ok' | 'down';
  /** Tells open pages what is announced, from now on. */
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly hub: Hub;
}

/** What the process shares between all sockets: who follows what, and one ear on the database. */
export function createLive({ pool, log }: Deps): Live {
  const hub = createHub();
  let listener: Listener | undefined;
  return {
    hub,
    state: () => (listener?.listening ? 'ok' : 'down'),
    async start() {
      listener ??= await listen(pool, {
        event: hub.publish,
        gap: () => hub.broadcast({ type: 'resync' }),
        lost: (err) => log.warn({ err }, 'live.connection_lost'),
      });
    },
    async stop() {
      await listener?.close();
    },
  };
}

/** The route. Listening starts when the server is ready and ends with it. */
export function liveRoutes(deps: Deps, live: Live, { heartbeatMs = 30_000 } = {}): FastifyPluginAsync {
  return async (scope) => {
    let stopHeartbeat = (): void => {};
    await scope.register(websocket, {
      options: { maxPayload: LIVE_LIMITS.messageBytes, perMessageDeflate: false },
      preClose(done) {
        for (const socket of scope.websocketServer.clients) {
          socket.close(GOING_AWAY);
          // One who does not answer is not waited for.
          setTimeout(() => socket.terminate(), FAREWELL).unref();
        }
        scope.websocketServer.close(() => {});
        done();
      },
    });
    scope.addHook('onReady', async () => {
      stopHeartbeat = heartbeat(() => scope.websocketServer.clients, heartbeatMs);
      await live.start();
    });
    scope.addHook('onClose', async () => {
      stopHeartbeat();
      await live.stop();
    });
    scope.route({
      method: 'GET',
      url: '/live',
      schema: { hide: true },
      preValidation: async (request) => {
        requireOwnOrigin(deps.config, request);
        if (scope.websocketServer.clients.size >= MOST_SOCKETS) throw new Failure('server.busy');
      },
      // Asked for without an upgrade.
      handler: async () => {
        throw new Failure('live.invalid');
      },
      wsHandler: (socket) => {
        const now = (): number => deps.clock.now();
        serveReader({ hub: live.hub, readRevision: (threadId) => readRevision(deps.db, threadId), now }, socket);
      },
    });
  };
}
