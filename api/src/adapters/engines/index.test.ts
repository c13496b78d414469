import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeEngine } from '../../translation/fake-engine.ts';
import { createEngines, ENGINES, parseEngineOrder } from './index.ts';

const nowhere = { cacheDir: '/dev/null/unused', modelsDir: '/dev/null/unused', bundledDir: '/dev/null/unused' };
const FIXTURES = fileURLToPath(new URL('../../../../tests/fixtures/bergamot', import.meta.url));
const libretranslate = { url: 'http://127.0.0.1:5000' };
const names = async (config: Parameters<typeof createEngines>[0], registry = ENGINES) => (await createEngines(config, registry)).map(({ id }) => id);

describe('the configured engines', () => {
  it('are gloss alone when nothing is configured', async () => {
    expect(await names({ order: [], ...nowhere })).toEqual(['gloss']);
  });

  it('are the server first when it has an address', async () => {
    expect(await names({ order: [], libretranslate, ...nowhere })).toEqual(['libretranslate', 'gloss']);
  });

  it('are the providers there are keys for, before those of this machine', async () => {
    const config = { order: [], libretranslate, azure: { key: 'a' }, deepl: { key: 'd' }, ...nowhere };
    const engines = await createEngines(config);
    expect(engines.map(({ id, local }) => [id, local])).toEqual([['libretranslate', true], ['deepl', false], ['azure', false], ['gloss', true]]);
    for (const [name, variable] of [['deepl', /DEEPL_API_KEY/], ['google', /GOOGLE_TRANSLATE_KEY_FILE/], ['azure', /AZURE_TRANSLATOR_KEY/]] as const) {
      await expect(names({ order: [name], ...nowhere })).rejects.toThrow(variable);
    }
  });

  it('are those named, in that order, each once', async () => {
    expect(await names({ order: parseEngineOrder(' gloss, LibreTranslate,gloss,'), libretranslate, ...nowhere })).toEqual(['gloss', 'libretranslate']);
  });

  it('are refused when a name is unknown or an address is missing', async () => {
    await expect(names({ order: ['glos'], ...nowhere })).rejects.toThrow(/"glos".*libretranslate, .*llm, deepl, google, azure, firefox, bundled, gloss/);
    await expect(names({ order: ['libretranslate'], ...nowhere })).rejects.toThrow(/LIBRETRANSLATE_URL/);
  });

  it('may be others that joined the registry', async () => {
    const registry = new Map([...ENGINES, ['neural', () => fakeEngine({ id: 'neural' })]] as const);
    expect(await names({ order: ['neural', 'gloss'], ...nowhere }, registry)).toEqual(['neural', 'gloss']);
  });
});

describe('models on this machine', () => {
  let root: string;
  beforeAll(async () => { root = await mkdtemp(join(tmpdir(), 'laoyou-engines-')); });
  afterAll(() => rm(root, { recursive: true, force: true }));

  async function install(family: string, changes: Record<string, unknown> = {}) {
    const dir = await mkdtemp(join(root, 'models-'));
    for (const pair of ['zh-en', 'en-zh']) {
      await mkdir(join(dir, family), { recursive: true });
      await cp(join(FIXTURES, pair), join(dir, family, pair), { recursive: true });
      const path = join(dir, family, pair, 'model.json');
      await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), family, ...changes }));
    }
    return dir;
  }

  it('serve before the dictionary, the downloaded ones first', async () => {
    const [modelsDir, bundledDir] = [await install('firefox'), await install('bundled')];
    expect(await names({ order: [], ...nowhere, bundledDir })).toEqual(['bundled', 'gloss']);
    expect(await names({ order: [], libretranslate, ...nowhere, modelsDir, bundledDir })).toEqual(['libretranslate', 'firefox', 'bundled', 'gloss']);
  });

  it('that are not to serve unasked do so only when named', async () => {
    const bundledDir = await install('bundled', { default: false });
    expect(await names({ order: [], ...nowhere, bundledDir })).toEqual(['gloss']);
    expect(await names({ order: ['bundled'], ...nowhere, bundledDir })).toEqual(['bundled']);
  });

  it('that are broken are told of, and named they stop the start', async () => {
    const modelsDir = await install('firefox');
    await writeFile(join(modelsDir, 'firefox/en-zh/source.spm'), 'short');
    const warn = vi.fn();
    expect(await names({ order: [], ...nowhere, modelsDir, warn })).toEqual(['gloss']);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/firefox.*source\.spm has 5 bytes/));
    await expect(names({ order: ['firefox'], ...nowhere, modelsDir })).rejects.toThrow(/source\.spm has 5 bytes.*pnpm models install firefox/);
    await expect(names({ order: ['firefox'], ...nowhere })).rejects.toThrow(/no translation model.*pnpm models install firefox/);
  });
});
