/** `pnpm models install firefox`: from wherever they are to where the engine loads them, or nothing is changed. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST, modelDir } from '../adapters/engines/bergamot/model-folder.ts';
import { bringFile, partOf } from './bring-file.ts';
import { checkSpace } from './check-space.ts';
import { commitModel, manifestText, sweepModel } from './commit-model.ts';
import { showPair } from './describe-model.ts';
import type { Patience } from './download-file.ts';
import { onDisk } from './errors.ts';
import type { Source } from './find-source.ts';
import type { FirefoxModel, PackedFile } from './firefox-records.ts';
import { hasContent, sizeOf } from './hash-file.ts';
import { installedName } from './installed-name.ts';
import { limit } from './limit.ts';
import { showBytes } from './show-bytes.ts';
import type { Progress } from './show-progress.ts';
import { takeLock } from './take-lock.ts';

const AT_ONCE = 2;
export const FAMILY = 'firefox';
/** What is not finished; the engine looks only into the folders of pairs. */
export const INCOMING = '.incoming';
export const LOCK = '.lock';

export interface Installation {
  readonly modelsDir: string;
  readonly source: Source;
  /** Those to install. */
  readonly models: readonly FirefoxModel[];
  /** Whether these are all there are: then nothing that is left over can be of use. */
  readonly all: boolean;
  readonly patience: Patience;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Installs what is missing, damaged or older. Gives the models that were not there before. */
export async function installModels(wish: Installation): Promise<readonly FirefoxModel[]> {
  const family = join(wish.modelsDir, FAMILY);
  const incoming = join(family, INCOMING);
  await onDisk(family, () => mkdir(family, { recursive: true }));
  const lock = await takeLock(join(family, LOCK), {
    signal: wish.signal,
    onWait: (pid) => wish.progress.say(`Another installation is under way (process ${pid}). Waiting for it to end…`),
  });
  try {
    await onDisk(incoming, () => mkdir(incoming, { recursive: true }));
    const done = await install(wish, incoming, AbortSignal.any([wish.signal, lock.signal]));
    if (wish.all) await onDisk(incoming, () => rm(incoming, { recursive: true, force: true }));
    return done;
  } finally {
    wish.progress.end();
    await lock.release();
  }
}

interface Plan {
  model: FirefoxModel;
  dir: string;
  missing: PackedFile[];
}

async function install(wish: Installation, incoming: string, signal: AbortSignal): Promise<FirefoxModel[]> {
  const plans: Plan[] = [];
  for (const model of wish.models) {
    const plan = await planModel(model, wish.modelsDir, incoming, signal);
    if (plan) plans.push(plan);
  }
  await announce(wish, plans, incoming);

  // The first that fails ends the others; what has arrived stays and is gone on from.
  const failed = new AbortController();
  const download = { progress: wish.progress, patience: wish.patience, server: { answered: false }, signal: AbortSignal.any([signal, failed.signal]) };
  const inTurn = limit(AT_ONCE);
  const bring = (plan: Plan, file: PackedFile) => inTurn(async () => {
    download.signal.throwIfAborted();
    await bringFile(plan.model, file, wish.source, incoming, download).catch((error: unknown) => {
      failed.abort(error);
      throw error;
    });
  });
  const outcomes = await Promise.allSettled(plans.map(async (plan) => {
    const files = await Promise.allSettled(plan.missing.map((file) => bring(plan, file)));
    for (const outcome of files) if (outcome.status === 'rejected') throw outcome.reason;
    await commitModel(plan.model, incoming, plan.dir);
    wish.progress.say(`Installed ${showPair(plan.model)}, ${plan.model.architecture} ${plan.model.version}, in ${plan.dir}`);
  }));
  signal.throwIfAborted();
  if (failed.signal.aborted) throw failed.signal.reason;
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return plans.map(({ model }) => model);
}

/** What a model lacks; undefined when it is installed as it should be. Its content is looked at, not only its names. */
async function planModel(model: FirefoxModel, root: string, incoming: string, signal: AbortSignal): Promise<Plan | undefined> {
  const dir = modelDir(root, FAMILY, model);
  const missing: PackedFile[] = [];
  let waiting = 0;
  for (const file of model.files) {
    const there = (folder: string) => {
      const path = join(folder, installedName(file));
      return onDisk(path, () => hasContent(path, file.contentSize, file.contentSha256, signal));
    };
    if (await there(incoming)) waiting++;
    else if (!(await there(dir))) missing.push(file);
  }
  const described = (await readFile(join(dir, MANIFEST), 'utf8').catch(() => '')) === manifestText(model);
  if (missing.length > 0 || waiting > 0 || !described) return { model, dir, missing };
  await onDisk(dir, () => sweepModel(dir, model.files.map(installedName)));
  return undefined;
}

async function announce({ modelsDir, source, progress }: Installation, plans: readonly Plan[], incoming: string): Promise<void> {
  const files = plans.flatMap(({ missing }) => missing);
  if (files.length === 0) return;
  const sum = (count: (file: PackedFile) => number) => files.reduce((total, file) => total + count(file), 0);
  const size = sum((file) => file.size);
  let here = 0;
  if (source.kind === 'server') for (const file of files) here += Math.min(file.size, await sizeOf(partOf(incoming, file)));
  await checkSpace(modelsDir, sum((file) => file.contentSize) + (source.kind === 'server' ? size - here : 0));
  const from = source.kind === 'server' ? source.base.host : source.dir;
  progress.say(`Firefox Translations models, ${plans.map(({ model }) => showPair(model)).join(' and ')}: ${showBytes(size)} from ${from}${here > 0 ? `, of which ${showBytes(here)} are here` : ''}`);
  progress.expect(size);
}
