import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

const SKIP = new Set(['node_modules', '.svelte-kit', '.DS_Store']);

/** One hash over everything the pages are made of: their sources, the texts, and the versions of all packages. */
export async function hashSources(web: string): Promise<string> {
  const root = join(web, '..');
  const files = [
    ...(await filesUnder(join(web, 'src'))),
    ...(await filesUnder(join(web, 'static'))),
    ...(await topFiles(web)),
    ...(await filesUnder(join(root, 'locales'))),
    join(root, 'pnpm-lock.yaml'),
  ].sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(root, file)).update('\0');
    // An editor may replace a file between the list and the reading.
    hash.update(await readFile(file).catch(() => '')).update('\0');
  }
  return hash.digest('hex');
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(entries.filter((entry) => !SKIP.has(entry.name) && !/\.test\.ts$/.test(entry.name)).map(async (entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  }));
  return found.flat();
}

async function topFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
}
