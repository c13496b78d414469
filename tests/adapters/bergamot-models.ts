/** Copies of the tiny models, whole or spoilt, in a family of their own. */
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBergamot } from '../../api/src/adapters/engines/bergamot/index.ts';
import { createPool, type PoolOptions } from '../../api/src/adapters/engines/bergamot/pool.ts';
import type { Engine } from '../../api/src/translation/ports.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/bergamot', import.meta.url));
const PAIRS = ['zh-en', 'en-zh'] as const;

export interface TinyModels {
  root: string;
  family: string;
  /** Changes a file of a direction; `known`: model.json then names the new bytes as the right ones. */
  spoil(pair: (typeof PAIRS)[number], file: 'model' | 'sourceVocab' | 'targetVocab', change: (bytes: Buffer) => Buffer, known?: boolean): Promise<void>;
  /** Adds a shortlist that allows only the `first` pieces of the target vocabulary. */
  shortlist(pair: (typeof PAIRS)[number], first: number): Promise<void>;
  remove(): Promise<void>;
}

/** `changes` go over both model.json. */
export async function installTinyModels(changes: Record<string, unknown> = {}): Promise<TinyModels> {
  const root = await mkdtemp(join(tmpdir(), 'laoyou-models-'));
  const family = 'tiny';
  await mkdir(join(root, family));
  const edit = async (pair: string, change: (json: any) => unknown): Promise<void> => {
    const path = join(root, family, pair, 'model.json');
    await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))));
  };
  for (const pair of PAIRS) {
    await cp(join(FIXTURES, pair), join(root, family, pair), { recursive: true });
    await edit(pair, (json) => ({ ...json, family, ...changes }));
  }
  return {
    root, family,
    async spoil(pair, file, change, known = false) {
      const { files } = JSON.parse(await readFile(join(root, family, pair, 'model.json'), 'utf8'));
      const path = join(root, family, pair, files[file].name);
      const bytes = change(await readFile(path));
      await writeFile(path, bytes);
      if (known) await edit(pair, (json) => ({ ...json, files: { ...json.files, [file]: { ...files[file], size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } } }));
    },
    async shortlist(pair, first) {
      const bytes = shortlist(first);
      await writeFile(join(root, family, pair, 'lex.bin'), bytes);
      await edit(pair, (json) => ({ ...json, files: { ...json.files, lex: { name: 'lex.bin', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } } }));
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Marian's binary shortlist: a header, then for each source piece where its target pieces begin; here nobody has any. */
function shortlist(first: number): Buffer {
  const SOURCE_PIECES = 4096;
  const header = [0xF11A48D5013417F5n, 0n, BigInt(first), BigInt(first), BigInt(SOURCE_PIECES), 0n];
  const bytes = Buffer.alloc((header.length + SOURCE_PIECES) * 8);
  header.forEach((value, index) => bytes.writeBigUInt64LE(value, index * 8));
  return bytes;
}

/** An engine of its own pool. */
export function tinyEngine({ root, family }: TinyModels, pool: Partial<PoolOptions> = {}, drafts?: () => Engine): Promise<Engine> {
  return createBergamot({ root, family, pool: createPool({ threads: 1, timeLimit: 20_000, ...pool }), ...(drafts && { drafts }) });
}

/** A thread that does as the texts it is given say; see there. */
export const OBEDIENT = new URL('./threads/obedient.mjs', import.meta.url);
/** The real thread, but for a word that kills it. */
export const MORTAL = new URL('./threads/mortal.mjs', import.meta.url);
/** The real thread where the kernel for 8-bit products cannot run. */
export const UNAIDED = new URL('./threads/unaided.mjs', import.meta.url);
