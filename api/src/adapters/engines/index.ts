/**
 * The engines an installation uses, in the order the operator named them. The registry is the door for
 * new ones: add a factory under its name, list the name in LAOYOU_ENGINES, and nothing else changes.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { EngineMisconfigured, ModelCorrupt, ModelMissing } from '../../translation/errors.ts';
import type { Engine } from '../../translation/ports.ts';
import { createAzure, type AzureConfig } from './azure.ts';
import { createBergamot } from './bergamot/index.ts';
import { readModelFamily } from './bergamot/model-folder.ts';
import { createPool, type Pool } from './bergamot/pool.ts';
import { createDeepL, type DeepLConfig } from './deepl.ts';
import { createGloss } from './gloss/index.ts';
import { createGoogle, type GoogleConfig } from './google.ts';
import { createLlm, type LlmConfig } from './llm.ts';
import { createLibreTranslate, type LibreTranslateConfig } from './libretranslate.ts';
import { share, type Shared } from './share.ts';

export interface EnginesConfig {
  /** Names in the order they are asked. Empty: all that can serve here, the best first. */
  order: readonly string[];
  libretranslate?: LibreTranslateConfig | undefined;
  llm?: LlmConfig | undefined;
  deepl?: DeepLConfig | undefined;
  google?: GoogleConfig | undefined;
  azure?: AzureConfig | undefined;
  /** Where engines keep what they compile; made when it is missing. */
  cacheDir: string;
  /** Where downloaded models lie. */
  modelsDir: string;
  /** Where the models lie that come with Laoyou (default: `models/` of the repository). */
  bundledDir?: string;
  /** Threads for neural translation (default: one core is left for the rest), and the longest time for one batch. */
  neural?: { threads?: number | undefined; timeoutMs?: number | undefined };
  /** Told why an engine that might be expected does not serve. */
  warn?: (message: string) => void;
}

/** What several engines use. */
export interface Means {
  gloss: Shared<Engine>;
  pool: Shared<Pool>;
}

/** Makes one engine. Must be quick: what takes long is done on the first translation. */
export type EngineFactory = (config: EnginesConfig, means: Means) => Engine | Promise<Engine>;

const BUNDLED = fileURLToPath(new URL('../../../../models', import.meta.url));
const bundledDir = ({ bundledDir: root = BUNDLED }: EnginesConfig): string => root;

/** Every engine that can be named in LAOYOU_ENGINES. */
export const ENGINES: ReadonlyMap<string, EngineFactory> = new Map<string, EngineFactory>([
  ['libretranslate', (config) => {
    if (!config.libretranslate) throw new EngineMisconfigured('The engine libretranslate needs an address: set LIBRETRANSLATE_URL.');
    return createLibreTranslate(config.libretranslate);
  }],
  ['llm', (config) => {
    if (!config.llm) throw new EngineMisconfigured('The engine llm needs an address and a model: set LLM_URL and LLM_MODEL.');
    return createLlm(config.llm);
  }],
  ['deepl', (config) => {
    if (!config.deepl) throw new EngineMisconfigured('The engine deepl needs a key: set DEEPL_API_KEY.');
    return createDeepL(config.deepl);
  }],
  ['google', (config) => {
    if (!config.google) throw new EngineMisconfigured('The engine google needs the key file of a service account: set GOOGLE_TRANSLATE_KEY_FILE or GOOGLE_APPLICATION_CREDENTIALS.');
    return createGoogle(config.google);
  }],
  ['azure', (config) => {
    if (!config.azure) throw new EngineMisconfigured('The engine azure needs a key: set AZURE_TRANSLATOR_KEY.');
    return createAzure(config.azure);
  }],
  ['firefox', async (config, { pool, gloss }) => {
    const root = config.modelsDir;
    await readModelFamily(root, 'firefox').catch(explain('firefox', 'Install them with `pnpm models install firefox`.'));
    return createBergamot({ family: 'firefox', root, pool: pool.take(), drafts: gloss.take });
  }],
  ['bundled', async (config, { pool, gloss }) => {
    const root = bundledDir(config);
    await readModelFamily(root, 'bundled').catch(explain('bundled', 'They come with Laoyou; this copy of it is not complete.'));
    return createBergamot({ family: 'bundled', root, pool: pool.take(), drafts: gloss.take });
  }],
  ['gloss', (_, { gloss }) => gloss.take()],
]);

/** Makes the configured engines in order; a wrong name or a missing setting is told at start, not at the first post. */
export async function createEngines(config: EnginesConfig, registry = ENGINES): Promise<Engine[]> {
  const names = config.order.length > 0 ? config.order : await defaultOrder(config);
  const { threads = Math.max(1, availableParallelism() - 1), timeoutMs = 15_000 } = config.neural ?? {};
  const means: Means = {
    gloss: share(() => createGloss({ cacheDir: config.cacheDir })),
    pool: share(() => createPool({ threads, timeLimit: timeoutMs })),
  };
  const engines: Engine[] = [];
  for (const name of new Set(names)) {
    const make = registry.get(name);
    if (!make) throw new EngineMisconfigured(`Unknown engine "${name}" in LAOYOU_ENGINES. Known engines: ${[...registry.keys()].join(', ')}.`);
    engines.push(await make(config, means));
  }
  return engines;
}

/** Splits the value of LAOYOU_ENGINES, such as `libretranslate, gloss`. */
export function parseEngineOrder(value: string | undefined): string[] {
  return (value ?? '').split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
}

async function defaultOrder(config: EnginesConfig): Promise<string[]> {
  const firefox = await serves(config.modelsDir, 'firefox', config);
  const bundled = await serves(bundledDir(config), 'bundled', config);
  const reached = (['libretranslate', 'llm', 'deepl', 'google', 'azure'] as const).filter((name) => config[name] !== undefined);
  return [...reached, ...(firefox ? ['firefox'] : []), ...(bundled ? ['bundled'] : []), 'gloss'];
}

/** Whether a family is there and may serve without being named. One that is there but broken is not passed over silently. */
async function serves(root: string, family: string, { warn = () => {} }: EnginesConfig): Promise<boolean> {
  try {
    return (await readModelFamily(root, family)).every((folder) => folder.default);
  } catch (error) {
    if (error instanceof ModelCorrupt) warn(`The engine ${family} does not serve. ${error.message}`);
    else if (!(error instanceof ModelMissing)) throw error;
    return false;
  }
}

const explain = (name: string, remedy: string) => (error: unknown): never => {
  if (!(error instanceof ModelMissing) && !(error instanceof ModelCorrupt)) throw error;
  throw new EngineMisconfigured(`The engine ${name} in LAOYOU_ENGINES cannot use its models. ${error.message} ${remedy}`, undefined, { cause: error });
};
