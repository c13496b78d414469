/**
 * The engines an installation uses, in the order the operator named them. The registry is the door for
 * new ones: add a factory under its name, list the name in LAOYOU_ENGINES, and nothing else changes.
 */
import { EngineMisconfigured } from '../../translation/errors.ts';
import type { Engine } from '../../translation/ports.ts';
import { createGloss } from './gloss/index.ts';
import { createLibreTranslate, type LibreTranslateConfig } from './libretranslate.ts';

export interface EnginesConfig {
  /** Names in the order they are asked. Empty: `libretranslate` when it has an address, then `gloss`. */
  order: readonly string[];
  libretranslate?: LibreTranslateConfig | undefined;
  /** Where engines keep what they compile; made when it is missing. */
  cacheDir: string;
}

/** Makes one engine. Must be quick: what takes long is done on the first translation. */
export type EngineFactory = (config: EnginesConfig) => Engine | Promise<Engine>;

/** Every engine that can be named in LAOYOU_ENGINES. */
export const ENGINES: ReadonlyMap<string, EngineFactory> = new Map<string, EngineFactory>([
  ['libretranslate', (config) => {
    if (!config.libretranslate) throw new EngineMisconfigured('The engine libretranslate needs an address: set LIBRETRANSLATE_URL.');
    return createLibreTranslate(config.libretranslate);
  }],
  ['gloss', (config) => createGloss({ cacheDir: config.cacheDir })],
]);

/** Makes the configured engines in order; a wrong name or a missing setting is told at start, not at the first post. */
export async function createEngines(config: EnginesConfig, registry = ENGINES): Promise<Engine[]> {
  const names = config.order.length > 0 ? config.order : defaultOrder(config);
  const engines: Engine[] = [];
  for (const name of new Set(names)) {
    const make = registry.get(name);
    if (!make) throw new EngineMisconfigured(`Unknown engine "${name}" in LAOYOU_ENGINES. Known engines: ${[...registry.keys()].join(', ')}.`);
    engines.push(await make(config));
  }
  return engines;
}

/** Splits the value of LAOYOU_ENGINES, such as `libretranslate, gloss`. */
export function parseEngineOrder(value: string | undefined): string[] {
  return (value ?? '').split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
}

function defaultOrder(config: EnginesConfig): string[] {
  return config.libretranslate ? ['libretranslate', 'gloss'] : ['gloss'];
}
