/** From the server to the reader: what `pnpm models` installs is what the engine loads. The models are tiny, and real. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngines } from '../../api/src/adapters/engines/index.ts';
import type { PackedFile } from '../../api/src/models/firefox-records.ts';
import { packFile, type MadeModels } from './make-models.ts';
import { startModelsServer, type ModelsServer } from './models-server.ts';
import { makeFolder, runModels } from './run-models.ts';

const TINY = fileURLToPath(new URL('../fixtures/bergamot', import.meta.url));

let server: ModelsServer;
let dir: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ dir, remove } = await makeFolder());
  server = await startModelsServer(new Map());
});
afterEach(async () => {
  await server.stop();
  await remove();
});

/** The tiny models in the parts in which Mozilla has its own of English to Chinese. */
async function packTiny(): Promise<MadeModels> {
  const made: MadeModels = { models: [], packed: new Map(), content: new Map() };
  for (const [source, target] of [['zh', 'en'], ['en', 'zh']] as const) {
    const file = async (part: PackedFile['part'], name: string): Promise<PackedFile> => packFile(made, part, name, await readFile(join(TINY, `${source}-${target}`, name)));
    made.models.push({
      source, target, architecture: 'tiny', version: '1.0',
      files: [await file('model', `model.${source}${target}.bin`), await file('srcvocab', 'source.spm'), await file('trgvocab', `target-${target}.spm`)],
    });
  }
  return made;
}

it('installed models translate first, and are gone when they are removed', async () => {
  const made = await packTiny();
  server.files = made.packed;
  const engines = () => createEngines({ order: [], cacheDir: join(dir, 'cache'), modelsDir: dir, bundledDir: join(dir, 'none') });
  const names = async () => {
    const all = await engines();
    for (const { close } of all) await close?.();
    return all.map(({ id }) => id);
  };
  expect(await names()).toEqual(['gloss']);
  expect((await runModels(dir, made.models, `install firefox --from ${server.url}`)).error).toBeUndefined();

  const all = await engines();
  expect(all.map(({ id }) => id)).toEqual(['firefox', 'gloss']);
  const firefox = all[0]!;
  expect(firefox).toMatchObject({ model: 'Firefox Translations tiny 1.0', quality: 'standard', local: true });
  const known = (await readFile(join(TINY, 'pairs.tsv'), 'utf8')).trim().split('\n').slice(0, 24).map((line) => line.split('\t') as [string, string]);
  const signal = new AbortController().signal;
  const intoEnglish = await firefox.translate({ source: 'zh', target: 'en', sentences: known.map(([zh]) => zh), context: {} }, signal);
  const intoChinese = await firefox.translate({ source: 'en', target: 'zh', sentences: known.map(([, en]) => en), context: {} }, signal);
  for (const engine of all) await engine.close?.();
  expect(intoEnglish.filter((text, at) => text === known[at]![1]).length).toBeGreaterThan(12);
  expect(intoChinese.filter((text, at) => text === known[at]![0]).length).toBeGreaterThan(12);

  expect((await runModels(dir, made.models, 'remove firefox')).error).toBeUndefined();
  expect(await names()).toEqual(['gloss']);
});
