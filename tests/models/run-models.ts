/** `pnpm models` with the records of the test, in this process. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelDir, readModelFolder, verifyModelFolder } from '../../api/src/adapters/engines/bergamot/model-folder.ts';
import type { FirefoxModel } from '../../api/src/models/firefox-records.ts';
import { runCommand, type Surroundings } from '../../api/src/models/run-command.ts';

/** Short pauses, so that the tests are; a machine that is busy otherwise may well say nothing for a while. */
export const PATIENCE = { stallMs: 20_000, pauses: [10, 10, 10] };

export interface Ran {
  /** What stood on the screen. */
  output: string;
  /** What it failed with. */
  error: Error | undefined;
}

/** Runs one command to its end. */
export async function runModels(modelsDir: string, models: readonly FirefoxModel[], args: string, more: Partial<Surroundings> = {}): Promise<Ran> {
  let output = '';
  const screen = { write: (text: string) => { output += text; } };
  const config = configFor(modelsDir);
  const error = await runCommand(args.split(' '), { config, models, screen, signal: new AbortController().signal, patience: PATIENCE, ...more })
    .then(() => undefined, (reason: unknown) => reason as Error);
  return { output, error };
}

/** Settings with the bundled models of the test, of which there are none. */
export const configFor = (modelsDir: string, engines: string[] = []): Surroundings['config'] => ({ modelsDir, bundledRoot: join(modelsDir, 'of-laoyou'), engines, libretranslate: null });

/** Reads what an engine would load, every byte of it, and gives its version; `undefined` when there is none. */
export async function installedVersion(modelsDir: string, source: 'zh' | 'en'): Promise<string | undefined> {
  try {
    const folder = await readModelFolder(modelDir(modelsDir, 'firefox', { source, target: source === 'zh' ? 'en' : 'zh' }));
    await verifyModelFolder(folder);
    return folder.version;
  } catch (error) {
    if ((error as Error).name === 'ModelMissing') return undefined;
    throw error;
  }
}

/** Everything below a folder but the lock, as paths. */
export async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).sort();
}

/** A folder of its own, with how to remove it. */
export async function makeFolder(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'laoyou-installs-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
