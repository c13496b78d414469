/** `pnpm models remove firefox`. */
import { randomUUID } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelDir } from '../adapters/engines/bergamot/model-folder.ts';
import type { FirefoxModel } from './firefox-records.ts';
import { onDisk } from './errors.ts';
import { FAMILY, INCOMING, LOCK } from './install-models.ts';
import { takeLock } from './take-lock.ts';

/** Deletes the models of these pairs, and what was left over of downloads. Gives those that were there. */
export async function removeModels(modelsDir: string, pairs: readonly Pick<FirefoxModel, 'source' | 'target'>[], signal: AbortSignal, onWait: (pid: number) => void): Promise<Pick<FirefoxModel, 'source' | 'target'>[]> {
  const family = join(modelsDir, FAMILY);
  if (!(await onDisk(family, () => isThere(family)))) return [];
  const lock = await takeLock(join(family, LOCK), { signal, onWait });
  try {
    const removed: Pick<FirefoxModel, 'source' | 'target'>[] = [];
    for (const pair of pairs) if (await removeFolder(modelDir(modelsDir, FAMILY, pair), family)) removed.push(pair);
    await removeFolder(join(family, INCOMING), family);
    return removed;
  } finally {
    await lock.release();
  }
}

/** Moved away first: an engine finds the whole model or none. */
async function removeFolder(dir: string, family: string): Promise<boolean> {
  return onDisk(dir, async () => {
    if (!(await isThere(dir))) return false;
    const aside = join(family, `.removed-${randomUUID()}`);
    await rename(dir, aside);
    await rm(aside, { recursive: true, force: true });
    return true;
  });
}

const isThere = (path: string) => stat(path).then(() => true, (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return false;
  throw error;
});
