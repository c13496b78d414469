/**
 * The one logger. What people write, their names and their addresses never reach it: requests are logged
 * by route, not by URL or IP, and errors of the database without the values they were given.
 */
import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

interface Described {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: Described;
}

/** Writes JSON lines to stderr; stdout belongs to the few lines meant for people. */
export function createLog(level: LogLevel): Logger {
  const destination = pino.destination({ fd: 2, sync: true });
  // A closed terminal must not end a server that is busy ending in order.
  destination.on('error', () => {});
  return pino({ level, base: null, serializers }, destination);
}

/** Exported for the tests: nothing else needs them apart from the logger. */
export const serializers = {
  err: (error: unknown) => describeError(error),
  req: (request: { id?: unknown; method?: string; routeOptions?: { url?: string } }) => ({ method: request.method, route: request.routeOptions?.url }),
  res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
};

function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const { code } = error as { code?: unknown };
  const message = withoutValues(error);
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).join('\n');
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(frames && { stack: frames }),
    ...(error.cause instanceof Error && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** drizzle puts the parameters of a failed query in its message; Postgres quotes values it could not read. */
function withoutValues(error: Error): string {
  const [message = ''] = error.message.split(/\nparams:/);
  return message.replace(/: "[^"]*"/g, ': …').slice(0, 500);
}
