/** Makes a model's file of its packed form, and makes sure that it became what it should be. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { ZSTDDecoder } from 'zstddec/stream';
import { ModelsFailed, WrongContent, explainDisk, onDisk } from './errors.ts';
import type { PackedFile } from './firefox-records.ts';

const PIECE = 1 << 16;

/** Writes the content of `packed` to `target`; throws `WrongContent` and leaves nothing when it is not the right one. */
export async function unpackFile(packed: string, target: string, file: PackedFile, signal: AbortSignal): Promise<void> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  await writeChecked(decoded(decoder, readPieces(packed), file), target, file, signal);
}

/** Copies a file that is not packed, under the same conditions. */
export async function copyFile(from: string, target: string, file: PackedFile, signal: AbortSignal): Promise<void> {
  await writeChecked(readPieces(from).each, target, file, signal);
}

async function writeChecked(pieces: Iterable<Uint8Array>, target: string, file: PackedFile, signal: AbortSignal): Promise<void> {
  const hash = createHash('sha256');
  let size = 0;
  const out = await onDisk(target, () => open(target, 'w'));
  try {
    for (const piece of pieces) {
      signal.throwIfAborted();
      size += piece.length;
      if (size > file.contentSize) break;
      hash.update(piece);
      await onDisk(target, () => out.writeFile(piece));
    }
    if (size !== file.contentSize || hash.digest('hex') !== file.contentSha256) throw wrong(file);
    // It is going to be renamed to its place: after a power cut it must not be there empty.
    await onDisk(target, () => out.sync());
  } catch (error) {
    await out.close();
    await rm(target, { force: true });
    throw error;
  }
  await out.close();
}

const wrong = ({ name }: PackedFile, cause?: unknown) =>
  new WrongContent(`${name} is not what it should be once unpacked: its size or SHA-256 differs from Mozilla's. Nothing of it was used.`, { cause });

/** Read synchronously, because the decoder takes only that: 64 KB at a time, between which everything else goes on. */
function readPieces(path: string): { each: Iterable<Uint8Array>; count: () => number } {
  let count = 0;
  function* each(): Generator<Uint8Array> {
    const file = openToRead(path);
    try {
      for (;;) {
        const buffer = Buffer.allocUnsafe(PIECE);
        const length = readSync(file, buffer, 0, PIECE, null);
        if (length === 0) return;
        count++;
        yield buffer.subarray(0, length);
      }
    } finally {
      closeSync(file);
    }
  }
  return { each: each(), count: () => count };
}

function openToRead(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw explainDisk(error, path);
  }
}

/** The decoder asks for ever when it meets nonsense: many empty answers without taking more are the end. */
function* decoded(decoder: ZSTDDecoder, pieces: ReturnType<typeof readPieces>, file: PackedFile): Generator<Uint8Array> {
  let taken = 0;
  let empty = 0;
  try {
    for (const part of decoder.decodeStreaming(pieces.each)) {
      if (part.length > 0 || pieces.count() !== taken) empty = 0;
      else if (++empty > 8) throw wrong(file);
      taken = pieces.count();
      if (part.length > 0) yield part;
    }
  } catch (error) {
    throw error instanceof ModelsFailed ? error : wrong(file, error);
  }
}
