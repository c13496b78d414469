/** `pnpm models list`: what is here, what could be, and what state it is in. */
import { join } from 'node:path';
import { distinctFiles, type ModelFolder } from '../adapters/engines/bergamot/model-folder.ts';
import { partOf } from './bring-file.ts';
import { describeModel, showPair } from './describe-model.ts';
import { findModels, type FoundFamily, type FoundModel, type ModelRoots } from './find-models.ts';
import type { FirefoxModel } from './firefox-records.ts';
import { sizeOf } from './hash-file.ts';
import { INCOMING } from './install-models.ts';
import { installedName } from './installed-name.ts';
import { showBytes } from './show-bytes.ts';

/** The lines of the list. `offered` are the Firefox models that can be installed. */
export async function listModels(roots: ModelRoots, offered: readonly FirefoxModel[]): Promise<string[]> {
  const { firefox, bundled } = await findModels(roots);
  const states = await Promise.all(firefox.models.map((model) => firefoxState(model, firefox, offered)));
  return [
    `Firefox Translations, in ${firefox.dir}`,
    ...table(firefox, states),
    '',
    `Bundled with Laoyou, in ${bundled.dir}`,
    ...table(bundled, bundled.models.map(({ folder, problem }) => problem ?? (folder ? ready(folder) : 'not here'))),
  ];
}

function table({ models }: FoundFamily, states: readonly string[]): string[] {
  const rows = models.map(({ pair, folder }, at) => [showPair(pair), folder?.name ?? '–', folder ? showBytes(bytesOf(folder)) : '–', states[at]!]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `  ${row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column]!) : cell)).join('  ')}`);
}

export const bytesOf = ({ files }: Pick<ModelFolder, 'files'>): number => distinctFiles(files).reduce((sum, { size }) => sum + size, 0);
const ready = ({ quality }: ModelFolder) => `installed, quality ${quality}`;

async function firefoxState({ pair, folder, problem }: FoundModel, { dir }: FoundFamily, offered: readonly FirefoxModel[]): Promise<string> {
  const offer = offered.find(({ source, target }) => source === pair.source && target === pair.target);
  if (problem !== undefined) return `${problem} Install it again.`;
  if (folder) return offer && hashes(describeModel(offer).files) !== hashes(folder.files) ? `${ready(folder)}; ${offer.architecture} ${offer.version} can be installed` : ready(folder);
  if (!offer) return 'not installed';
  const size = downloadSize(offer);
  const incoming = join(dir, INCOMING);
  let here = 0;
  for (const file of offer.files) {
    const unpacked = (await sizeOf(join(incoming, installedName(file)))) === file.contentSize;
    here += unpacked ? file.size : Math.min(file.size, await sizeOf(partOf(incoming, file)));
  }
  return here > 0 ? `not installed, ${showBytes(here)} of ${showBytes(size)} downloaded` : `not installed, ${showBytes(size)} to download`;
}

/** Bytes that come over the network for a model. */
export const downloadSize = ({ files }: FirefoxModel): number => files.reduce((sum, { size }) => sum + size, 0);

const hashes = (files: object): string => Object.values(files as Record<string, { sha256: string }>).map(({ sha256 }) => sha256).sort().join();
