/** One question to the server and its answer, or a named error. No secret and no text gets into an error. */
import { isUtf8 } from 'node:buffer';
import { setMaxListeners } from 'node:events';
import { EngineBadOutput, EngineTimeout, EngineUnreachable, type TranslationError } from '../../../translation/errors.ts';
import type { Endpoint } from './endpoint.ts';

export interface Question {
  path: string;
  /** Sent by POST, as JSON or, where it is `URLSearchParams`, as a form; without it, GET. */
  body?: unknown;
  /** Besides those of every request. */
  headers?: Record<string, string>;
  /** Of the caller; its reason is thrown as it is. */
  signal?: AbortSignal;
  timeoutMs: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Far more than the largest batch may come back as. */
const LARGEST_ANSWER = 2 * 1024 * 1024;

export interface Dialogue {
  ask(question: Question): Promise<Answer>;
  /** Breaks off what is under way and asks nothing more. Idempotent. */
  close(): Promise<void>;
}

/** Opens nothing yet. */
export function createDialogue({ at, headers }: Endpoint): Dialogue {
  const closing = new AbortController();
  // One for each question under way, however many.
  setMaxListeners(0, closing.signal);
  return {
    async ask({ path, body, headers: more, signal, timeoutMs }) {
      const form = body instanceof URLSearchParams;
      const controller = new AbortController();
      const stop = (error: unknown) => controller.abort(error);
      const leave = () => stop(signal!.reason);
      const end = () => stop(new EngineUnreachable('The engine is closed.'));
      const timer = setTimeout(() => stop(new EngineTimeout(`No answer within ${timeoutMs} ms.`)), timeoutMs);
      signal?.addEventListener('abort', leave, { once: true });
      closing.signal.addEventListener('abort', end, { once: true });
      if (signal?.aborted) leave();
      if (closing.signal.aborted) end();
      try {
        const response = await fetch(at(path), {
          method: body === undefined ? 'GET' : 'POST',
          headers: { ...headers, ...more, ...(body !== undefined && { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' }) },
          body: body === undefined ? null : form ? body.toString() : JSON.stringify(body),
          // Followed, the key would go wherever the answer points.
          redirect: 'manual',
          signal: controller.signal,
        });
        return { status: response.status, headers: response.headers, text: await readAll(response) };
      } catch (error) {
        throw controller.signal.aborted ? controller.signal.reason : nameTrouble(error);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
        closing.signal.removeEventListener('abort', end);
      }
    },
    async close() {
      closing.abort();
    },
  };
}

async function readAll(response: Response): Promise<string> {
  const tooLarge = () => new EngineBadOutput(`The answer is larger than ${LARGEST_ANSWER} bytes.`);
  if (Number(response.headers.get('content-length')) > LARGEST_ANSWER) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an error cancels the stream, which ends the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw new EngineBadOutput('The answer is not UTF-8.');
  return bytes.toString();
}

/** A broken connection says why only in the code of its cause. */
function nameTrouble(error: unknown): TranslationError {
  if (error instanceof EngineBadOutput) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return new EngineTimeout(`No connection in time (${code}).`);
  return new EngineUnreachable(`No connection, or it broke off (${code}).`);
}
