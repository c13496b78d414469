import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** SHA-256 of a file, in hex; undefined when there is none. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, ...(signal && { signal }) })) hash.update(piece as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}

/** How long it is; 0 when there is none. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(({ size }) => size, (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return 0;
    throw error;
  });
}

/** Whether exactly this content is there. Reads it only when its size is right. */
export async function hasContent(path: string, size: number, sha256: string, signal?: AbortSignal): Promise<boolean> {
  return (await sizeOf(path)) === size && (await hashFile(path, signal)) === sha256;
}
