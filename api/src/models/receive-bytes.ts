/** One request for the rest of a file. Judges the answer before a byte of it is kept. */
import { open } from 'node:fs/promises';
import { FileNotThere, ModelsFailed, SourceRefused, SourceUnreachable, TryAgain, WrongContent, WrongOffer, onDisk } from './errors.ts';
import { sizeOf } from './hash-file.ts';
import { showBytes } from './show-bytes.ts';
import type { Progress } from './show-progress.ts';

export interface Wanted {
  /** As people know it. */
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Line {
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** A server that sends nothing for so long has stopped. */
  readonly stallMs: number;
}

/**
 * Asks for what `part` still lacks and appends it. Comes back when the file has its length; throws `TryAgain` when it
 * was interrupted (what came is in `part`), or a named error when another try would be of no use.
 */
export async function receiveBytes(place: URL, part: string, wanted: Wanted, { signal, progress, stallMs }: Line): Promise<void> {
  const have = await onDisk(part, () => sizeOf(part));
  const silence = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), stallMs);
  };
  let response: Response | undefined;
  try {
    heard();
    // Packed once more on the way, lengths and ranges would mean something else.
    const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) };
    response = await fetch(place, { headers, signal: AbortSignal.any([signal, silence.signal]) });
    const from = judge(response, place, have, wanted);
    // Negative when the server cannot go on from the middle and begins anew.
    progress.had(from - have);
    await append(response, part, from, wanted, progress, heard);
  } catch (error) {
    await response?.body?.cancel().catch(() => {});
    if (signal.aborted) throw signal.reason;
    if (silence.signal.aborted) throw new TryAgain(`the server sent nothing for ${Math.round(stallMs / 1000)} seconds`);
    throw explainNetwork(error, place);
  } finally {
    clearTimeout(timer);
  }
}

/** Where the answer begins in the file. Throws when it is not an answer to what was asked. */
function judge(response: Response, place: URL, have: number, wanted: Wanted): number {
  const { status, headers } = response;
  if (status === 404 || status === 410) throw new FileNotThere(`${place.href} does not exist (${status}).`);
  if (status === 408 || status === 425 || status === 429 || status >= 500) throw new TryAgain(`the server answered ${status}`, retryAfter(headers.get('retry-after')));
  if (status === 416) throw new WrongContent(`The server has no more of ${wanted.name} than is here already.`);
  if (status !== 200 && status !== 206) throw new SourceRefused(`${place.href} is refused: the server answered ${status}.`);

  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '');
  if (status === 206 && (!range || Number(range[1]) !== have)) throw new WrongContent(`${place.href}: the server answered another part of the file than it was asked for.`);
  const from = status === 206 ? have : 0;
  const length = headers.get('content-encoding') ? null : headers.get('content-length');
  const whole = status === 206 && range![2] !== '*' ? Number(range![2]) : length === null ? wanted.size : from + Number(length);
  if (whole !== wanted.size) throw new WrongOffer(`${place.href} is not ${wanted.name}: it has ${showBytes(whole)} instead of ${showBytes(wanted.size)} (${whole} and ${wanted.size} bytes).`);
  return from;
}

async function append(response: Response, part: string, from: number, wanted: Wanted, progress: Progress, heard: () => void): Promise<void> {
  const file = await onDisk(part, () => open(part, from === 0 ? 'w' : 'r+'));
  try {
    let at = from;
    for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      heard();
      if (at + piece.length > wanted.size) throw new WrongContent(`${wanted.name} goes on where it should end.`);
      await onDisk(part, async () => {
        for (let done = 0; done < piece.length;) done += (await file.write(piece, done, piece.length - done, at + done)).bytesWritten;
      });
      at += piece.length;
      progress.got(piece.length);
    }
    if (at < wanted.size) throw new TryAgain('the connection ended too early');
  } finally {
    await file.close();
  }
}

const UNREACHABLE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'EADDRNOTAVAIL']);

function explainNetwork(error: unknown, place: URL): unknown {
  if (error instanceof ModelsFailed || error instanceof TryAgain) return error;
  // What fetch throws says "fetch failed" or "terminated"; the reason is its cause.
  const { cause, name } = error as Error;
  const reason = cause as NodeJS.ErrnoException | undefined;
  const code = reason?.code ?? '';
  if (UNREACHABLE.has(code)) {
    return new SourceUnreachable(`${place.host} cannot be reached (${code}). Is this machine online? Without a network, bring the files along: --from FOLDER.`, { cause: error });
  }
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code)) return new SourceRefused(`${place.host} cannot be trusted: ${reason!.message} (${code}).`, { cause: error });
  if (name !== 'TypeError' || !reason) return error;
  // Trouble of the network has a code. What has none is a request that cannot be made: a port for something else, a circle of redirects.
  if (code === '') return new SourceRefused(`${place.href} cannot be asked for: ${reason.message}.`, { cause: error });
  return new TryAgain('the connection broke', undefined, { cause: error });
}

const LONGEST_WAIT = 60_000;

/** Retry-After, in seconds or as a date. */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT);
}
