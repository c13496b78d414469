import type { Config } from '../config.ts';
import { findModels } from './find-models.ts';
import { FIREFOX_MODELS } from './firefox-records.ts';
import { downloadSize } from './list-models.ts';

/**
 * One line for the start of a forum that could translate better on this machine, or undefined: when the Firefox models
 * are there, or when whoever runs it has chosen engines already.
 */
export async function offerModels({ engines, libretranslate, modelsDir }: Pick<Config, 'engines' | 'libretranslate' | 'modelsDir'>): Promise<string | undefined> {
  if (engines.length > 0 || libretranslate !== null) return undefined;
  const { models } = (await findModels({ modelsDir })).firefox;
  const lacking = models.filter(({ folder }) => !folder).map(({ pair }) => FIREFOX_MODELS.find(({ source, target }) => source === pair.source && target === pair.target)!);
  if (lacking.length === 0) return undefined;
  const size = lacking.reduce((sum, model) => sum + downloadSize(model), 0);
  return `Better translations on this machine: npx --yes pnpm@10 models install firefox (about ${Math.round(size / 1_000_000)} MB)`;
}
