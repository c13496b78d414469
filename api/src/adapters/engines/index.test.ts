import { describe, expect, it } from 'vitest';
import { fakeEngine } from '../../translation/fake-engine.ts';
import { createEngines, ENGINES, parseEngineOrder } from './index.ts';

const cacheDir = '/dev/null/unused';
const libretranslate = { url: 'http://127.0.0.1:5000' };
const names = async (config: Parameters<typeof createEngines>[0], registry = ENGINES) => (await createEngines(config, registry)).map(({ id }) => id);

describe('the configured engines', () => {
  it('are gloss alone when nothing is configured', async () => {
    expect(await names({ order: [], cacheDir })).toEqual(['gloss']);
  });

  it('are the server first when it has an address', async () => {
    expect(await names({ order: [], libretranslate, cacheDir })).toEqual(['libretranslate', 'gloss']);
  });

  it('are those named, in that order, each once', async () => {
    expect(await names({ order: parseEngineOrder(' gloss, LibreTranslate,gloss,'), libretranslate, cacheDir })).toEqual(['gloss', 'libretranslate']);
  });

  it('are refused when a name is unknown or an address is missing', async () => {
    await expect(names({ order: ['glos'], cacheDir })).rejects.toThrow(/"glos".*libretranslate, gloss/);
    await expect(names({ order: ['libretranslate'], cacheDir })).rejects.toThrow(/LIBRETRANSLATE_URL/);
  });

  it('may be others that joined the registry', async () => {
    const registry = new Map([...ENGINES, ['neural', () => fakeEngine({ id: 'neural' })]] as const);
    expect(await names({ order: ['neural', 'gloss'], cacheDir }, registry)).toEqual(['neural', 'gloss']);
  });
});
