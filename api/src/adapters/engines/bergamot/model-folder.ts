/**
 * A translation model on disk: `<root>/<family>/<source>-<target>/model.json` and the files it names. This is the one
 * place that reads and checks it; the installer and the engine both ask here.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelCorrupt, ModelMissing } from '../../../translation/errors.ts';
import type { Pair } from '../../../translation/ports.ts';
import { parseManifest, type Manifest, type ManifestFile } from './manifest.ts';

export interface ModelFile extends ManifestFile {
  /** Absolute, or relative as the folder was. */
  path: string;
}

/** What a file is to the runtime; only the shortlist (`lex`) may be missing. */
export type ModelFiles = Record<'model' | 'sourceVocab' | 'targetVocab', ModelFile> & { lex?: ModelFile };

export interface ModelFolder extends Omit<Manifest, 'files'> {
  dir: string;
  files: ModelFiles;
}

export const MANIFEST = 'model.json';
/** The folders of a family, one for each direction. */
export const PAIRS = [{ source: 'zh', target: 'en' }, { source: 'en', target: 'zh' }] as const satisfies readonly Pair[];

/** Where a family keeps the model of one direction. */
export function modelDir(root: string, family: string, { source, target }: Pair): string {
  return join(root, family, `${source}-${target}`);
}

/**
 * Reads `model.json` and looks whether every file is there in the size it says; contents are for `verifyModelFolder`.
 * Throws `ModelMissing` when there is no model, `ModelCorrupt` when there is one that cannot be used.
 */
export async function readModelFolder(dir: string): Promise<ModelFolder> {
  const text = await readFile(join(dir, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new ModelMissing(`There is no translation model in ${dir}.`);
    throw new ModelCorrupt(`${join(dir, MANIFEST)} cannot be read: ${error.code ?? error.message}.`);
  });
  const { files: listed, ...facts } = parseManifest(text, join(dir, MANIFEST));
  const place = (file: ManifestFile): ModelFile => ({ ...file, path: join(dir, file.name) });
  const files: ModelFiles = {
    model: place(listed.model), sourceVocab: place(listed.sourceVocab), targetVocab: place(listed.targetVocab),
    ...(listed.lex && { lex: place(listed.lex) }),
  };
  for (const file of distinctFiles(files)) {
    const found = await stat(file.path).catch(() => undefined);
    if (!found?.isFile()) throw new ModelCorrupt(`${file.path} is missing.`);
    if (found.size !== file.size) throw new ModelCorrupt(`${file.path} has ${found.size} bytes instead of ${file.size}.`);
  }
  return { dir, ...facts, files };
}

/** Reads both directions of a family; each must stand in the folder of its name. */
export async function readModelFamily(root: string, family: string): Promise<ModelFolder[]> {
  return Promise.all(PAIRS.map(async (pair) => {
    const folder = await readModelFolder(modelDir(root, family, pair));
    if (folder.source !== pair.source || folder.target !== pair.target || folder.family !== family) {
      throw new ModelCorrupt(`${folder.dir} holds a model of ${folder.family} from ${folder.source} to ${folder.target}.`);
    }
    return folder;
  }));
}

/** The files of a model, each once: a vocabulary may serve both languages. */
export function distinctFiles(files: ModelFiles): ModelFile[] {
  const all = [files.model, files.sourceVocab, files.targetVocab, ...(files.lex ? [files.lex] : [])];
  return [...new Map(all.map((file) => [file.path, file])).values()];
}

/** Compares the SHA-256 of every file with what `model.json` says. Throws `ModelCorrupt` at the first that differs. */
export async function verifyModelFolder(folder: ModelFolder): Promise<void> {
  for (const file of distinctFiles(folder.files)) await readVerified(file, () => {});
}

/** Hands out a file piece by piece; throws `ModelCorrupt` after the last piece if the whole was not what it should be. */
export async function readVerified(file: ModelFile, take: (piece: Buffer, at: number) => void): Promise<void> {
  const hash = createHash('sha256');
  let at = 0;
  try {
    // A model has tens of megabytes: hashed in pieces, nobody else waits for more than a few milliseconds.
    for await (const piece of createReadStream(file.path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      if (at + piece.length > file.size) break;
      hash.update(piece);
      take(piece, at);
      at += piece.length;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ModelMissing(`${file.path} is no longer there.`);
    throw new ModelCorrupt(`${file.path} cannot be read: ${code ?? message}.`);
  }
  if (at !== file.size || hash.digest('hex') !== file.sha256) throw new ModelCorrupt(`${file.path} is damaged: its SHA-256 is not the one in ${MANIFEST}.`);
}
