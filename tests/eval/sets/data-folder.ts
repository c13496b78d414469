/** Where the evaluation sets lie that are not part of the repository. */
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Beside the repository, so that a clone never carries other people's texts. */
const DEFAULT = '../shared/mt';

/** The folder that holds `eval/` and `forum/`: `--data`, else EVAL_DATA, else beside the repository. */
export function dataFolder(flag: string | undefined, env: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = flag ?? (env.EVAL_DATA?.trim() || undefined);
  return given === undefined ? resolve(ROOT, DEFAULT) : resolve(given);
}

/** A path as a person at the repository's root would type it. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || isAbsolute(short) || short.startsWith(join('..', '..')) ? path : short;
}

/** Those of the files that are not there. */
export function missingFiles(folder: string, files: readonly string[]): string[] {
  return files.filter((file) => !existsSync(join(folder, file)));
}
