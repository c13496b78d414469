import { createServer } from 'node:net';
import type { Config } from '../config.ts';

/** Thrown when the address to listen on cannot be had; the message is one line for people. */
export class PortUnusable extends Error {}

/** Tries the address before anything slow is done, so that a port in use is told at once. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((done, failed) => server.once('error', failed).listen({ host, port }, done));
  } catch (error) {
    throw explainListen(error, host, port);
  }
  await new Promise((done) => server.close(done));
}

/** Why listening failed, in words. */
export function explainListen(error: unknown, host: string, port: number): Error {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE': return new PortUnusable(`Port ${port} is already in use. Stop the other program, or choose another port: PORT=${port === 65_535 ? port - 1 : port + 1}`);
    case 'EACCES': return new PortUnusable(`Port ${port} may not be opened by this account. Choose one above 1023 with PORT.`);
    case 'EADDRNOTAVAIL': case 'ENOTFOUND': case 'EAI_AGAIN': return new PortUnusable(`HOST ${host} is not an address of this machine.`);
    default: return error as Error;
  }
}

/** The address a person types. A server that listens everywhere is reached as localhost from here. */
export function shownAddress({ origin, host }: Pick<Config, 'origin' | 'host'>, port: number): string {
  if (origin !== null) return origin;
  const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host);
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
