import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadFile, type Download } from './download-file.ts';
import { WrongContent, onDisk } from './errors.ts';
import { findInFolder, placesOnServer, type Source } from './find-source.ts';
import type { FirefoxModel, PackedFile } from './firefox-records.ts';
import { hasContent } from './hash-file.ts';
import { installedName } from './installed-name.ts';
import { copyFile, unpackFile } from './unpack-file.ts';

/** Where the bytes of a file gather while they come. Named by their hash: those of another version are others. */
export const partOf = (incoming: string, file: PackedFile): string => join(incoming, `${file.sha256.slice(0, 16)}.part`);

/** Brings one file from where it is into `incoming`, checked and unpacked. */
export async function bringFile(model: FirefoxModel, file: PackedFile, source: Source, incoming: string, download: Download): Promise<void> {
  const { signal, progress } = download;
  const target = join(incoming, installedName(file));
  if (source.kind === 'server') {
    const part = partOf(incoming, file);
    await downloadFile(file, placesOnServer(source, file), part, download);
    await unpackFile(part, target, file, signal);
    await onDisk(part, () => rm(part));
    return;
  }
  const { path, packed } = await findInFolder(source.dir, model, file);
  if (!packed) await copyFile(path, target, file, signal);
  else {
    if (!(await onDisk(path, () => hasContent(path, file.size, file.sha256, signal)))) {
      throw new WrongContent(`${path} is not what it should be: its size or SHA-256 differs from Mozilla's. Nothing of it was used.`);
    }
    await unpackFile(path, target, file, signal);
  }
  progress.got(file.size);
}
