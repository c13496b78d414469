import { statfs } from 'node:fs/promises';
import { DiskFull, onDisk } from './errors.ts';
import { showBytes } from './show-bytes.ts';

/** For what is written beside the files themselves. */
const MARGIN = 1 << 20;

/** Throws `DiskFull` when `dir` does not have room for so many bytes: before anything is downloaded in vain. */
export async function checkSpace(dir: string, bytes: number): Promise<void> {
  const { bavail, bsize, blocks } = await onDisk(dir, () => statfs(dir));
  // Some network folders do not tell.
  if (blocks === 0) return;
  const free = bavail * bsize;
  if (free < bytes + MARGIN) {
    throw new DiskFull(`There is not enough room in ${dir}: ${showBytes(bytes + MARGIN)} are needed and ${showBytes(free)} are free. Free some space, or set MODELS_DIR to a folder on another disk.`);
  }
}
