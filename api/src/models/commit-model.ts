/** Puts a model whose files are all there to use, in one step: before it the older one serves, after it the newer. */
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../adapters/engines/bergamot/manifest.ts';
import { MANIFEST } from '../adapters/engines/bergamot/model-folder.ts';
import { describeModel } from './describe-model.ts';
import { onDisk } from './errors.ts';
import type { FirefoxModel } from './firefox-records.ts';
import { installedName } from './installed-name.ts';

/** The text of `model.json`. */
export const manifestText = (model: FirefoxModel): string => `${JSON.stringify(describeModel(model), null, 2)}\n`;

/**
 * Moves what waits in `incoming` into `dir` and then replaces `model.json`. Only that last rename counts: the files
 * have their hashes in their names, so until then the older `model.json` still names files that nobody has touched.
 */
export async function commitModel(model: FirefoxModel, incoming: string, dir: string): Promise<void> {
  await onDisk(dir, async () => {
    await mkdir(dir, { recursive: true });
    const names = model.files.map(installedName);
    const before = await filesInUse(dir);
    for (const name of names) await moveIfThere(join(incoming, name), join(dir, name));
    await syncFolder(dir);

    const unfinished = join(dir, `.${MANIFEST}`);
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(manifestText(model));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(dir, MANIFEST));
    await syncFolder(dir);

    // A Laoyou that is running may have to load the older model once more; it goes with the next installation.
    await sweepModel(dir, [...names, ...before]);
  });
}

/** Removes what no `model.json` names any more: older versions, and what somebody was killed over. */
export async function sweepModel(dir: string, inUse: readonly string[]): Promise<void> {
  const kept = new Set([MANIFEST, ...inUse]);
  for (const name of await readdir(dir)) {
    if (!kept.has(name)) await rm(join(dir, name), { recursive: true, force: true });
  }
}

/** Names in the `model.json` that is there; none when it cannot be read. */
async function filesInUse(dir: string): Promise<string[]> {
  try {
    const { files } = JSON.parse(await readFile(join(dir, MANIFEST), 'utf8')) as Manifest;
    return Object.values(files).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** What is not waiting is in its place already. */
async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** So that the renames survive a power cut; not every system can open a folder, and then it has its own way. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
