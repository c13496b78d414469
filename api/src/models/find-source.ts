/** Where the files come from: Mozilla, a mirror, or a folder that somebody carried here. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FileNotThere, UsageWrong, onDisk } from './errors.ts';
import { FIREFOX_FILES, type FirefoxModel, type PackedFile } from './firefox-records.ts';
import { installedName } from './installed-name.ts';

export type Source =
  | { readonly kind: 'server'; readonly base: URL; readonly mirror: boolean }
  | { readonly kind: 'folder'; readonly dir: string };

/** Reads what `--from` says; without it, Mozilla's server. */
export async function findSource(from: string | undefined): Promise<Source> {
  if (from === undefined) return { kind: 'server', base: new URL(FIREFOX_FILES), mirror: false };
  if (/^https?:\/\//i.test(from)) {
    if (!URL.canParse(from)) throw new UsageWrong(`--from ${from} is not an address.`);
    const base = new URL(from);
    if (base.search || base.hash) throw new UsageWrong(`--from ${from} must be the address of a folder, without ? or #.`);
    // The address is shown on the screen, and in the logs of whoever keeps them.
    if (base.username || base.password) throw new UsageWrong('--from must not hold a name or a password. Fetch the files yourself and give their folder.');
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    return { kind: 'server', base, mirror: true };
  }
  if (/^[a-z][\w+.-]+:\/\//i.test(from)) throw new UsageWrong(`--from ${from} must be a folder or an address with http:// or https://.`);
  const dir = resolve(from);
  const found = await onDisk(dir, () => stat(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }));
  if (!found?.isDirectory()) throw new UsageWrong(`--from ${from} is not a folder on this machine.`);
  return { kind: 'folder', dir };
}

/** Addresses of a file, the likeliest first. Mirrors are often kept flat, by names that people can read. */
export function placesOnServer({ base, mirror }: Extract<Source, { kind: 'server' }>, file: PackedFile): URL[] {
  const paths = mirror ? [file.location, `${file.name}.zst`] : [file.location];
  return paths.map((path) => new URL(path, base));
}

export interface FoundFile {
  readonly path: string;
  readonly packed: boolean;
}

/** A file in a folder laid out as Mozilla's server, or flat, or as another Laoyou has its models; packed or not. */
export async function findInFolder(dir: string, { source, target }: FirefoxModel, file: PackedFile): Promise<FoundFile> {
  const packed = [file.location, file.location.split('/').at(-1)!, `${file.name}.zst`];
  const plain = [file.name, installedName(file)];
  const below = ['', `${source}-${target}`, `firefox/${source}-${target}`];
  const candidates: FoundFile[] = [
    ...packed.map((path) => ({ path: join(dir, path), packed: true })),
    ...below.flatMap((folder) => plain.map((name) => ({ path: join(dir, folder, name), packed: false }))),
  ];
  for (const candidate of candidates) {
    const found = await stat(candidate.path).catch(() => undefined);
    if (found?.isFile()) return candidate;
  }
  throw new FileNotThere(`${file.name} is not in ${dir}: neither as ${file.location}, nor as ${file.name} with or without .zst.`);
}
