/** Neural engines for the benchmark: those that are installed here, with as many threads as a part wants. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngines } from '../../api/src/adapters/engines/index.ts';
import { EngineMisconfigured } from '../../api/src/translation/errors.ts';
import type { Engine } from '../../api/src/translation/ports.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where `pnpm models install` puts them. */
export const MODELS_DIR = process.env.MODELS_DIR ?? join(process.env.DATA_DIR ?? join(ROOT, '.data'), 'models');
const CACHE = join(process.env.DATA_DIR ?? join(ROOT, '.data'), 'cache');

/** The engine of this name, or `undefined` where its models are not. */
export async function openEngine(name: string, threads = 1): Promise<Engine | undefined> {
  try {
    const [engine] = await createEngines({ order: [name], cacheDir: CACHE, modelsDir: MODELS_DIR, neural: { threads } });
    return engine;
  } catch (error) {
    if (error instanceof EngineMisconfigured) return undefined;
    throw error;
  }
}

/** The neural engine that people get without downloading anything; else the other one. */
export async function neuralEngine(): Promise<string> {
  for (const name of ['bundled', 'firefox']) {
    const engine = await openEngine(name);
    await engine?.close?.();
    if (engine) return name;
  }
  throw new Error('There is no neural model here: `pnpm models install firefox` brings one.');
}
