import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { MtFailed } from '../command.ts';

type Write = (text: string) => Promise<void>;

/** Gives `work` a way to write, no faster than it is read. A file is there whole or not at all: it gets its name at the end. */
export async function writeWhole<T>(where: string | Writable, signal: AbortSignal, work: (write: Write) => Promise<T>): Promise<T> {
  if (typeof where !== 'string') return work(intoStream(where, signal));
  const unfinished = `${where}.${process.pid}.part`;
  try {
    const file = await open(unfinished, 'wx', 0o644);
    try {
      const result = await work(async (text) => void (await file.writeFile(text)));
      await file.sync();
      await file.close();
      await rename(unfinished, where);
      return result;
    } finally {
      await file.close().catch(() => {});
    }
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    const { code } = error as NodeJS.ErrnoException;
    const why = code && WHY[code];
    throw why ? new MtFailed(why(where), { cause: error }) : error;
  }
}

const WHY: Record<string, (file: string) => string> = {
  ENOENT: (file) => `There is no folder ${dirname(file)}.`,
  ENOTDIR: (file) => `There is no folder ${dirname(file)}.`,
  EACCES: (file) => `${file} may not be written.`,
  EPERM: (file) => `${file} may not be written.`,
  EROFS: (file) => `${file} may not be written.`,
  EISDIR: (file) => `${file} is a folder.`,
  ENOSPC: () => 'The disk is full.',
};

/** A reader that has gone (`pnpm mt export | head`) has all it wanted. */
function intoStream(stream: Writable, signal: AbortSignal): Write {
  return async (text) => {
    if (!stream.writable || stream.write(text)) return;
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal }), once(stream, 'error', { signal })]).catch(() => signal.throwIfAborted());
  };
}
