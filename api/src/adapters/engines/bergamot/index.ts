/**
 * Neural translation on this machine: Marian models in Bergamot, the runtime of Firefox. One engine for every family
 * of models; what a model wants to be given (a plain sentence or one with a draft) is told by its `model.json`.
 */
import type { Engine } from '../../../translation/ports.ts';
import { lowestQuality } from '../../../translation/quality.ts';
import { checkBatch } from '../check-batch.ts';
import { fingerprint, poolModel } from './model-config.ts';
import { distinctFiles, readModelFamily, type ModelFolder } from './model-folder.ts';
import type { Pool } from './pool.ts';
import { translateSentences } from './translate-sentences.ts';

export interface BergamotOptions {
  /** Name of the engine and of the models' folder. */
  family: string;
  /** Where the families lie. */
  root: string;
  /** Is closed with the engine. */
  pool: Pool;
  /** What writes drafts, for models that edit one; is closed with the engine. */
  drafts?: () => Engine;
}

/** Raise when the same sentence may come out otherwise with the same models. */
const RULES = 1;
const LIMITS = { sentences: 32, characters: 4000 };

/** Makes the engine. Throws `ModelMissing` or `ModelCorrupt`; models are loaded with the first translation. */
export async function createBergamot({ family, root, pool, drafts: takeDrafts }: BergamotOptions): Promise<Engine> {
  const folders = await readModelFamily(root, family);
  const drafts = folders.some(({ input }) => input === 'draft') ? takeDrafts?.() : undefined;
  const models = new Map(folders.map((folder) => [`${folder.source} ${folder.target}`, poolModel(folder)]));
  const pairs = folders.map(({ source, target }) => ({ source, target }));
  const each = (fact: (folder: ModelFolder) => string, between: string): string => [...new Set(folders.map(fact))].join(between);

  return {
    id: family,
    version: `${each(({ version }) => version, '+')}-${RULES}-${fingerprint([...folders.flatMap(contents), drafts?.version ?? ''])}`,
    model: each(({ name }) => name, ' / '),
    quality: lowestQuality(folders.map(({ quality }) => quality)),
    local: true,
    pairs,
    limits: LIMITS,

    async translate(request, signal) {
      checkBatch({ id: family, pairs, limits: LIMITS }, request, signal);
      const model = models.get(`${request.source} ${request.target}`)!;
      return translateSentences({ model, pool, ...(drafts && { drafts }) }, request, signal);
    },
    async close() {
      await Promise.all([pool.close(), drafts?.close?.()]);
    },
  };
}

/** What the output of a model depends on. */
function contents({ files, options }: ModelFolder): string[] {
  return [JSON.stringify(options), ...distinctFiles(files).map(({ sha256 }) => sha256)];
}
