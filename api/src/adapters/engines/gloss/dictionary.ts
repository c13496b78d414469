/**
 * CC-CEDICT as the draft engine reads it: compiled once into a cache file, later only read.
 * The file is `magic, header length, header (JSON), tables`; the header's stamp says what it was made of.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type CedictEntry, type CompiledTables } from './compile.ts';
import { findPackage } from './find-package.ts';
import { StringTable } from './string-table.ts';

/** Raise when compiled output changes. */
export const DICTIONARY_FORMAT = 4;
const MAGIC = 'LAOYOU-GLOSS\n';

export interface ChineseEntry { verb: string; other: string; pinyin: string }
export interface EnglishEntry { verb: string; other: string }

export interface Dictionary {
  chinese(word: string): ChineseEntry | undefined;
  english(phrase: string): EnglishEntry | undefined;
  /** Traditional characters replaced where the simplified one is certain. */
  simplify(text: string): string;
}

/** The date of the dictionary in use, `YYYY-MM-DD`. Quick. */
export function dictionaryDate(): string {
  const status: { updated_at?: string } = JSON.parse(readFileSync(join(findPackage('cc-cedict'), 'data/status.json'), 'utf8'));
  return (status.updated_at ?? '').slice(0, 10);
}

/** Reads the compiled dictionary from `cacheDir`, or compiles it there first. */
export async function loadDictionary(cacheDir: string): Promise<Dictionary> {
  const stamp = `${DICTIONARY_FORMAT} ${dictionaryDate()}`;
  const path = join(cacheDir, 'gloss-dictionary.bin');
  const kept = await readFile(path).catch(() => undefined);
  const usable = kept && unpack(kept, stamp);
  if (usable) return usable;
  const packed = pack(await compileFromPackage(), stamp);
  await keep(path, cacheDir, packed);
  return unpack(packed, stamp)!;
}

/** A cache that cannot be written costs time at the next start, nothing else. */
async function keep(path: string, cacheDir: string, packed: Buffer): Promise<void> {
  const draft = join(cacheDir, `gloss-dictionary.${randomUUID()}.tmp`);
  try {
    await mkdir(cacheDir, { recursive: true });
    await writeFile(draft, packed);
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function compileFromPackage(): Promise<CompiledTables> {
  const source = await readFile(join(findPackage('cc-cedict'), 'data/all.js'), 'utf8');
  const { all }: { all: CedictEntry[] } = JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1));
  const counts = new Map<string, number>();
  const words = await readFile(join(findPackage('@node-rs/jieba'), 'dict.txt'), 'utf8');
  for (const line of words.split('\n')) {
    const [word, count] = line.split(' ', 2);
    if (word && count) counts.set(word, Number(count));
  }
  return compile(all, (word) => counts.get(word) ?? 0);
}

function pack({ chinese, english, traditional }: CompiledTables, stamp: string): Buffer {
  const parts = [chinese.bytes, bytesOf(chinese.offsets), english.bytes, bytesOf(english.offsets)];
  const header = Buffer.from(JSON.stringify({ stamp, lengths: parts.map((part) => part.length), traditional }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  return Buffer.concat([Buffer.from(MAGIC), size, header, ...parts]);
}

/** `undefined`: made by another version, cut short, or not ours. */
function unpack(file: Buffer, stamp: string): Dictionary | undefined {
  try {
    if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    let at = MAGIC.length + 4;
    const headerEnd = at + file.readUInt32LE(MAGIC.length);
    const header: { stamp: string; lengths: number[]; traditional: [string, string] } = JSON.parse(file.toString('utf8', at, headerEnd));
    if (header.stamp !== stamp || headerEnd + header.lengths.reduce((a, b) => a + b, 0) !== file.length) return undefined;
    at = headerEnd;
    const parts = header.lengths.map((length) => file.subarray(at, (at += length)));
    const chinese = new StringTable({ bytes: parts[0]!, offsets: numbersOf(parts[1]!) });
    const english = new StringTable({ bytes: parts[2]!, offsets: numbersOf(parts[3]!) });
    return open(chinese, english, header.traditional);
  } catch {
    return undefined;
  }
}

function open(chinese: StringTable, english: StringTable, [from, to]: [string, string]): Dictionary {
  const simple = new Map<string, string>();
  const targets = [...to];
  [...from].forEach((character, i) => simple.set(character, targets[i]!));
  return {
    chinese(word) {
      const value = chinese.get(word);
      if (value === undefined) return undefined;
      const [verb = '', other = '', pinyin = ''] = value.split('|');
      return { verb, other, pinyin };
    },
    english(phrase) {
      const value = english.get(phrase);
      if (value === undefined) return undefined;
      const [verb = '', other = ''] = value.split('|');
      return { verb, other };
    },
    simplify: (text) => text.replace(/[㐀-鿿]/gu, (character) => simple.get(character) ?? character),
  };
}

const bytesOf = (numbers: Uint32Array): Buffer => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Copies, because a view needs an address divisible by four. */
const numbersOf = (bytes: Buffer): Uint32Array => {
  const copy = new Uint8Array(bytes);
  return new Uint32Array(copy.buffer);
};
