/** Brings one file from a server, whatever happens on the way, and says clearly when it cannot be had. */
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { FileNotThere, SourceFailing, SourceUnreachable, TryAgain, WrongContent, onDisk } from './errors.ts';
import { hashFile, sizeOf } from './hash-file.ts';
import { receiveBytes, type Line, type Wanted } from './receive-bytes.ts';

export interface Patience {
  /** A server that sends nothing for so long has stopped. */
  readonly stallMs: number;
  /** How long to wait after the first, second … failure in a row; then it is given up. */
  readonly pauses: readonly number[];
}

export const PATIENCE: Patience = { stallMs: 30_000, pauses: [1000, 2000, 4000, 8000, 16_000] };
/** A connection that brings so much before it breaks is worth going on with, however often. */
const HEADWAY = 1 << 20;

export interface Download extends Omit<Line, 'stallMs'> {
  readonly patience: Patience;
  /** Whether anything was heard of the server yet: one that never answered is told at once. */
  readonly server: { answered: boolean };
}

/**
 * Makes `part` the wanted file. What is in it from an earlier run is gone on from; its hash is the judge of that, so no
 * server needs to promise that its file is the same as yesterday. `places` are tried in their order while it is not there.
 */
export async function downloadFile(wanted: Wanted, places: readonly URL[], part: string, download: Download): Promise<void> {
  const { signal, progress } = download;
  let have = await onDisk(part, () => sizeOf(part));
  progress.had(have);
  let resumed = have > 0;
  let beganAnew = false;
  const forget = async () => {
    progress.had(-(await sizeOf(part)));
    await onDisk(part, () => rm(part, { force: true }));
  };
  for (let failures = 0; ;) {
    try {
      if (have < wanted.size) await receiveFromAny(places, part, wanted, download);
      if ((await sizeOf(part)) !== wanted.size || (await hashFile(part, signal)) !== wanted.sha256) {
        throw new WrongContent(`${wanted.name} is not what it should be: its SHA-256 differs from Mozilla's. Nothing of it was used. Try again, or another --from.`);
      }
      return;
    } catch (error) {
      signal.throwIfAborted();
      const size = await sizeOf(part);
      if (error instanceof WrongContent) {
        await forget();
        have = 0;
        // The beginning may be from another day or another mirror: once more, all of it.
        if (!resumed || beganAnew) throw error;
        resumed = false;
        beganAnew = true;
        continue;
      }
      const passes = error instanceof TryAgain || (error instanceof SourceUnreachable && download.server.answered);
      if (!passes) throw error;
      failures = size - have >= HEADWAY ? 1 : failures + 1;
      if (size > 0) resumed = true;
      have = size;
      await pause(error, failures, wanted, download);
    }
  }
}

async function receiveFromAny(places: readonly URL[], part: string, wanted: Wanted, { signal, progress, patience, server }: Download): Promise<void> {
  for (const [at, place] of places.entries()) {
    try {
      await receiveBytes(place, part, wanted, { signal, progress, stallMs: patience.stallMs });
      server.answered = true;
      return;
    } catch (error) {
      if (!(error instanceof SourceUnreachable)) server.answered = true;
      if (!(error instanceof FileNotThere) || at === places.length - 1) throw error instanceof FileNotThere ? notThere(wanted, places, error) : error;
    }
  }
}

const notThere = (wanted: Wanted, places: readonly URL[], cause: FileNotThere) =>
  new FileNotThere(`The server does not have ${wanted.name} (404). Looked for:\n${places.map(({ href }) => `  ${href}`).join('\n')}`, { cause });

async function pause(error: TryAgain | SourceUnreachable, failures: number, wanted: Wanted, { signal, progress, patience }: Download): Promise<void> {
  const what = error instanceof TryAgain ? error.what : 'the server cannot be reached';
  const wait = patience.pauses[failures - 1];
  if (wait === undefined) {
    throw new SourceFailing(`${wanted.name} could not be downloaded: ${what}, ${failures} times in a row. Run this again later; what has arrived is kept.`, { cause: error });
  }
  // Not all clients of a server that has come back should ask in the same instant.
  const ms = (error instanceof TryAgain ? error.retryAfter : undefined) ?? wait * (0.8 + Math.random() * 0.4);
  progress.say(`${wanted.name}: ${what}. Trying again in ${Math.max(1, Math.round(ms / 1000))} s…`);
  await delay(ms, undefined, { signal });
}
