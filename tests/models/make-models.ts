/** Models as Mozilla offers them, but small, and made here: records and packed files that belong to each other. */
import { Zstd } from '@hpcc-js/wasm-zstd';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FirefoxModel, PackedFile } from '../../api/src/models/firefox-records.ts';

export interface MadeModels {
  models: FirefoxModel[];
  /** By location. */
  packed: Map<string, Buffer>;
  /** By name. */
  content: Map<string, Buffer>;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Bytes like weights: they hardly pack, and are the same for the same seed. */
function weights(size: number, seed: string): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at * 32 < size; at++) blocks.push(createHash('sha256').update(`${seed} ${at}`).digest());
  const bytes = Buffer.concat(blocks).subarray(0, size);
  return Buffer.from(bytes.map((byte) => byte & 0x7f));
}

const zstd = await Zstd.load();

/** Packs one file, adds it to what is made, and gives its record. */
export function packFile(made: MadeModels, part: PackedFile['part'], name: string, content: Buffer): PackedFile {
  const packed = Buffer.from(zstd.compress(content, 19));
  const location = `main-workspace/translations-models-v2/${sha256(content).slice(0, 32)}.zst`;
  made.packed.set(location, packed);
  made.content.set(name, content);
  return { part, name, location, size: packed.length, sha256: sha256(packed), contentSize: content.length, contentSha256: sha256(content) };
}

/** Both directions in the parts Mozilla has them in. `version` changes every byte. */
export async function makeModels(version = '3.0', size = 200_000): Promise<MadeModels> {
  const made: MadeModels = { models: [], packed: new Map(), content: new Map() };
  const file = (part: PackedFile['part'], name: string, bytes: number): PackedFile => packFile(made, part, name, weights(bytes, `${name} ${version}`));
  made.models.push({
    source: 'zh', target: 'en', architecture: 'base', version,
    files: [file('model', 'model.zhen.intgemm.alphas.bin', size), file('vocab', 'vocab.zhen.spm', 9000), file('lex', 'lex.50.50.zhen.s2t.bin', 20_000)],
  }, {
    source: 'en', target: 'zh', architecture: 'base-memory', version,
    files: [
      file('model', 'model.enzh.intgemm.alphas.bin', size), file('srcvocab', 'srcvocab.enzh.spm', 8000),
      file('trgvocab', 'trgvocab.enzh.spm', 7000), file('lex', 'lex.50.50.enzh.s2t.bin', 15_000),
    ],
  });
  return made;
}

/** The record of one file. */
export function fileOf({ models }: MadeModels, name: string): PackedFile {
  return models.flatMap(({ files }) => files).find((file) => file.name === name)!;
}

/** Writes files into a folder, by path. */
export async function writeFiles(dir: string, files: Iterable<[string, Buffer]>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
}
