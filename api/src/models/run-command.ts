/** `pnpm models …`: reads what was asked for, does it, and says how it went. */
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { showPair } from './describe-model.ts';
import { PATIENCE, type Patience } from './download-file.ts';
import { ModelsDamaged, ModelsFailed, UsageWrong } from './errors.ts';
import { findModels, isComplete, type ModelRoots } from './find-models.ts';
import { findSource } from './find-source.ts';
import type { FirefoxModel } from './firefox-records.ts';
import { installModels } from './install-models.ts';
import { listModels } from './list-models.ts';
import { removeModels } from './remove-models.ts';
import { showProgress, type Screen } from './show-progress.ts';
import { verifyModels } from './verify-models.ts';

const USAGE = `Usage: pnpm models <command>

  install firefox   download the Firefox Translations models and use them
      --pair zh-en|en-zh   only this direction (the engine wants both)
      --from FOLDER|URL    take them from a folder or a mirror instead of Mozilla's server
  list              show which models are here
  verify            read every installed model and compare it with what it should be
  remove firefox    delete them
      --pair zh-en|en-zh   only this direction

Models live in MODELS_DIR (default: DATA_DIR/models). docs/engines.md tells more.`;

export interface Surroundings {
  readonly config: Pick<Config, 'modelsDir' | 'engines' | 'libretranslate'> & ModelRoots;
  /** The Firefox models on offer. */
  readonly models: readonly FirefoxModel[];
  readonly screen: Screen;
  readonly signal: AbortSignal;
  readonly patience?: Patience;
}

/** Does what the arguments ask for. Throws a `ModelsFailed` with what to tell, or the signal's reason. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<void> {
  const { command, family, pair, from, help } = readArguments(args);
  const say = (line: string) => void around.screen.write(`${line}\n`);
  if (help) return say(USAGE);
  const chosen = around.models.filter((model) => pair === undefined || pair === `${model.source}-${model.target}`);
  switch (command) {
    case 'install': return install(family, chosen, from, around);
    case 'list': return (await listModels(around.config, around.models)).forEach(say);
    case 'verify': {
      const damaged = await verifyModels(around.config, say, around.signal);
      if (damaged > 0) throw new ModelsDamaged(damaged === 1 ? 'One model is damaged.' : `${damaged} models are damaged.`);
      return;
    }
    case 'remove': return remove(family, chosen, around);
    default: throw new UsageWrong(command === undefined ? USAGE : `Unknown command "${command}".\n${USAGE}`);
  }
}

async function install(family: string | undefined, models: readonly FirefoxModel[], from: string | undefined, around: Surroundings): Promise<void> {
  checkFamily('install', family);
  const { config, config: { modelsDir }, screen, signal, patience = PATIENCE } = around;
  const progress = showProgress(screen);
  const installed = await installModels({
    modelsDir, models, all: models.length === around.models.length, source: await findSource(from), patience, progress, signal,
  });
  if (installed.length === 0) return progress.say(`Installed already: ${models.map(showPair).join(', ')}. Every file is as it should be.`);
  const complete = isComplete((await findModels(config)).firefox);
  progress.say(complete ? 'Laoyou uses them from its next start.' : 'The engine wants both directions: install the other one too.');
  if (complete) warnIfUnused(config, progress.say);
}

/** Whoever names the engines has to name this one too; whoever has set up a server has made a choice as well. */
function warnIfUnused({ engines, libretranslate }: Surroundings['config'], say: (line: string) => void): void {
  if (engines.length > 0 && !engines.includes('firefox')) say(`LAOYOU_ENGINES is set to ${engines.join(', ')}: add firefox to it.`);
  else if (engines.length === 0 && libretranslate) say('LIBRETRANSLATE_URL is set, so that server is asked first. To change that: LAOYOU_ENGINES=firefox,libretranslate,gloss');
}

async function remove(family: string | undefined, models: readonly FirefoxModel[], { config, screen, signal }: Surroundings): Promise<void> {
  checkFamily('remove', family);
  const say = (line: string) => void screen.write(`${line}\n`);
  const removed = await removeModels(config.modelsDir, models, signal, (pid) => say(`An installation is under way (process ${pid}). Waiting for it to end…`));
  if (removed.length === 0) return say('There is nothing to remove.');
  say(`Removed ${removed.map(showPair).join(' and ')}. From the next start on, translations are made by: ${(await enginesLeft(config)).join(', then ')}.`);
}

/** Who translates without the Firefox models. */
async function enginesLeft(config: Surroundings['config']): Promise<string[]> {
  if (config.engines.length > 0) return config.engines.filter((name) => name !== 'firefox');
  const { bundled: found } = await findModels(config);
  const bundled = isComplete(found) && found.models.every(({ folder }) => folder!.default);
  return [...(config.libretranslate ? ['libretranslate'] : []), ...(bundled ? ['bundled'] : []), 'gloss'];
}

function checkFamily(command: string, family: string | undefined): void {
  if (family === 'firefox') return;
  if (family === 'bundled') throw new UsageWrong(`The bundled models are part of Laoyou: there is nothing to ${command}.`);
  throw new UsageWrong(family === undefined ? `Which models? Say: pnpm models ${command} firefox` : `Unknown models "${family}". Known: firefox.`);
}

function readArguments(args: readonly string[]) {
  const options = { pair: { type: 'string' }, from: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values, positionals: [command, family, ...more] } = parseArgs({ args: args.filter((arg) => arg !== '--'), options, allowPositionals: true });
    if (more.length > 0) throw new UsageWrong(`Too many words: ${more.join(' ')}.`);
    if (values.pair !== undefined && !['zh-en', 'en-zh'].includes(values.pair)) throw new UsageWrong(`Unknown pair "${values.pair}". Known: zh-en, en-zh.`);
    if (family !== undefined && (command === 'list' || command === 'verify')) throw new UsageWrong(`pnpm models ${command} takes no "${family}".`);
    if (values.from !== undefined && command !== 'install') throw new UsageWrong('--from belongs to install.');
    return { command, family, ...values };
  } catch (error) {
    if (error instanceof ModelsFailed) throw error;
    // Node goes on to explain how to name a file like an option; nobody here wants to.
    throw new UsageWrong(`${(error as Error).message.split('. ')[0]!.replace(/\.?$/, '.')}\n${USAGE}`);
  }
}
