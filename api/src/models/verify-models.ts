/** `pnpm models verify`: reads every byte of every installed model and compares it with what it should be. */
import { distinctFiles, readVerified } from '../adapters/engines/bergamot/model-folder.ts';
import { ModelCorrupt, ModelMissing } from '../translation/errors.ts';
import { showPair } from './describe-model.ts';
import { BUNDLED, findModels, type FoundModel, type ModelRoots } from './find-models.ts';
import { bytesOf } from './list-models.ts';
import { showBytes } from './show-bytes.ts';

const REPAIR: Record<string, string> = {
  firefox: 'npx --yes pnpm@10 models install firefox',
  [BUNDLED]: 'git checkout models/bundled, or unpack this version of Laoyou again',
};

/** Says of each model how it is, and how many are damaged. */
export async function verifyModels(roots: ModelRoots, say: (line: string) => void, signal: AbortSignal): Promise<number> {
  let sound = 0;
  let damaged = 0;
  for (const family of Object.values(await findModels(roots))) {
    let repair = false;
    for (const model of family.models) {
      signal.throwIfAborted();
      const problems = await findProblems(model);
      if (problems === undefined) continue;
      const title = `${family.family} ${showPair(model.pair)}`;
      if (problems.length === 0) {
        sound++;
        say(`✓ ${title}: ${describe(model)}`);
        continue;
      }
      damaged++;
      repair = true;
      for (const problem of problems) say(`✗ ${title}: ${problem}`);
    }
    if (repair) say(`  To repair it: ${REPAIR[family.family]}`);
  }
  if (sound + damaged === 0) say('No models are installed.');
  return damaged;
}

const describe = ({ folder }: FoundModel) => `${folder!.name}, ${distinctFiles(folder!.files).length} files, ${showBytes(bytesOf(folder!))}`;

/** Undefined when there is no model. */
async function findProblems({ folder, problem }: FoundModel): Promise<string[] | undefined> {
  if (!folder) return problem === undefined ? undefined : [problem];
  const problems: string[] = [];
  for (const file of distinctFiles(folder.files)) {
    try {
      await readVerified(file, () => {});
    } catch (error) {
      if (!(error instanceof ModelCorrupt || error instanceof ModelMissing)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}
