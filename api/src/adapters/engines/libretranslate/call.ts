/** One HTTP exchange with a translation server; everything that can go wrong has a name. */
import { EngineBadOutput, EngineBusy, EngineFailed, EngineMisconfigured, EngineRefused, EngineTimeout, EngineUnreachable, PairUnsupported, TextTooLong } from '../../../translation/errors.ts';

/** No honest answer is larger: batches are held to a few thousand characters. */
const LARGEST_ANSWER = 2 * 1024 * 1024;

export interface Call {
  url: string;
  timeoutMs: number;
  signal: AbortSignal;
  /** Sent as a bearer token where the server takes it so. */
  token?: string | undefined;
  /** Posted as JSON; without it the call is a GET. */
  body?: unknown;
}

/** The parsed JSON of a good answer. Throws a named error, or the caller's own reason when it aborted. */
export async function callServer({ url, timeoutMs, signal, token, body }: Call): Promise<unknown> {
  signal.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        // Error messages are told apart by their words.
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A redirect would carry texts and the key to somewhere nobody configured.
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
    });
    const text = await readBody(response);
    if (!response.ok) throw errorFor(response, text);
    return parse(text);
  } catch (error) {
    throw named(error, signal, limit, timeoutMs);
  }
}

async function readBody(response: Response): Promise<string> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > LARGEST_ANSWER) { await response.body?.cancel(); throw new EngineBadOutput('The answer is larger than any translation.'); }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new EngineBadOutput('The answer is larger than any translation.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EngineBadOutput('The answer is not JSON.', undefined, { cause });
  }
}

function errorFor(response: Response, text: string): Error {
  const said = messageIn(text);
  const status = response.status;
  const retryAfter = waitAsked(response.headers.get('retry-after'));
  // What the server said may quote the text: it is looked at, never passed on.
  switch (status) {
    case 400: return badRequest(said);
    case 401: return new EngineMisconfigured('The server wants a valid key.');
    case 403: return /too many/i.test(said) ? new EngineBusy('The server has banned this address for a while.', retryAfter ?? 60_000) : new EngineMisconfigured('The server refuses the key.');
    case 408: case 504: return new EngineTimeout(`The server answered ${status}.`, retryAfter);
    case 413: return new TextTooLong('The server finds the request too large.');
    case 422: return new EngineRefused('The server refuses the text.');
    case 429: return new EngineBusy('The server asks to slow down.', retryAfter);
    case 503: return new EngineBusy('The server is not available now.', retryAfter);
  }
  if (status >= 500) return new EngineFailed(`The server answered ${status}.`, retryAfter);
  if (status >= 300 && status < 400) return new EngineMisconfigured('The server redirects: configure the address it redirects to.');
  return new EngineMisconfigured(`The server answered ${status}: is the address right?`);
}

/** Thrown inside the engine when the server takes fewer texts a request than it got. */
export class BatchTooLarge extends TextTooLong {
  readonly most: number;
  constructor(most: number) {
    super(`The server takes ${most} texts a request.`);
    this.most = most;
  }
}

function badRequest(said: string): Error {
  const limit = /\((\d+)\) exceeds text limit \((\d+)\)/.exec(said);
  if (limit) return new BatchTooLarge(Number(limit[2]));
  if (/exceeds/i.test(said)) return new TextTooLong('The text is longer than the server takes.');
  if (/api key/i.test(said)) return new EngineMisconfigured('The server wants a key.');
  if (/not supported|not available as a target/i.test(said)) return new PairUnsupported('The server does not have this pair.');
  return new EngineRefused('The server refuses the request.');
}

function messageIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error : '';
  } catch {
    return '';
  }
}

/** Retry-After in seconds or as a date, to milliseconds. */
function waitAsked(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function named(error: unknown, signal: AbortSignal, limit: AbortSignal, timeoutMs: number): unknown {
  if (signal.aborted) return signal.reason;
  if (limit.aborted) return new EngineTimeout(`No answer within ${timeoutMs} ms.`);
  if (error instanceof Error && 'code' in error && 'retry' in error) return error;
  const code = (error as { cause?: { code?: string } }).cause?.code ?? '';
  return new EngineUnreachable(`No connection to the server${code ? ` (${code})` : ', or it broke off'}.`, undefined, { cause: error });
}
