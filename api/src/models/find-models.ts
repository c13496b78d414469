/** Looks which models are on this machine: those that come with Laoyou, and those that were downloaded. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAIRS, modelDir, readModelFolder, type ModelFolder } from '../adapters/engines/bergamot/model-folder.ts';
import { ModelCorrupt, ModelMissing } from '../translation/errors.ts';
import type { FirefoxModel } from './firefox-records.ts';

/** Where the roots of the families are. */
export interface ModelRoots {
  readonly modelsDir: string;
  /** Where what comes with Laoyou is; tests have theirs elsewhere. */
  readonly bundledRoot?: string;
}

const BUNDLED_ROOT = fileURLToPath(new URL('../../../models', import.meta.url));
export const BUNDLED = 'bundled';

export interface FoundModel {
  readonly pair: Pick<FirefoxModel, 'source' | 'target'>;
  readonly dir: string;
  /** Undefined: there is none, or it cannot be used; `problem` says why. */
  readonly folder?: ModelFolder;
  readonly problem?: string;
}

export interface FoundFamily {
  readonly family: string;
  readonly dir: string;
  readonly models: readonly FoundModel[];
}

/** Reads every family's folders. Sizes are compared; contents are for `verify`. */
export async function findModels({ modelsDir, bundledRoot = BUNDLED_ROOT }: ModelRoots): Promise<{ firefox: FoundFamily; bundled: FoundFamily }> {
  return { firefox: await findFamily(modelsDir, 'firefox'), bundled: await findFamily(bundledRoot, BUNDLED) };
}

async function findFamily(root: string, family: string): Promise<FoundFamily> {
  const models = await Promise.all(PAIRS.map(async (pair): Promise<FoundModel> => {
    const dir = modelDir(root, family, pair);
    try {
      return { pair, dir, folder: await readModelFolder(dir) };
    } catch (error) {
      if (error instanceof ModelMissing) return { pair, dir };
      if (error instanceof ModelCorrupt) return { pair, dir, problem: error.message };
      throw error;
    }
  }));
  return { family, dir: join(root, family), models };
}

/** Whether the engine of a family can serve: it wants both directions. */
export const isComplete = ({ models }: FoundFamily): boolean => models.every(({ folder }) => folder !== undefined);
