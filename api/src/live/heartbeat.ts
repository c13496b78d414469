import type { WebSocket } from 'ws';

/** Asks every socket for a sign of life and lets go of those that gave none since the last time. */
export function heartbeat(sockets: () => Iterable<WebSocket>, everyMs: number): () => void {
  const silent = new WeakSet<WebSocket>();
  const heard = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets()) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      if (!heard.has(socket)) {
        heard.add(socket);
        socket.on('pong', () => silent.delete(socket));
      }
      silent.add(socket);
      socket.ping();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
