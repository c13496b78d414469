import { describe, expect, it } from 'vitest';
import { checkPort, shownAddress } from '../../api/src/boot/port.ts';
import { ConfigInvalid, readConfig } from '../../api/src/config.ts';

const problems = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems;
    throw error;
  }
};

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({}, '/srv/laoyou')).toMatchObject({ env: 'development', role: 'all', host: '127.0.0.1', port: 3000, origin: null, dataDir: '/srv/laoyou/.data', modelsDir: '/srv/laoyou/.data/models', databaseUrl: null, trustProxy: false, secureCookies: false, siteName: 'Laoyou', rateLimits: true });
  });

  it('listens to the network and tells more in production', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ host: '0.0.0.0', logLevel: 'info' });
  });

  it('cannot be changed afterwards', () => {
    expect(() => { (readConfig({}) as { port: number }).port = 1; }).toThrow(TypeError);
  });

  it.each([
    ['PORT', '-1'], ['PORT', '65536'], ['PORT', '3e3'], ['PORT', '3000.5'], ['LAOYOU_ROLE', 'both'], ['NODE_ENV', 'staging'], ['LOG_LEVEL', 'ALL'],
    ['ORIGIN', 'forum.example'], ['ORIGIN', 'https://forum.example/path'], ['ORIGIN', 'ftp://forum.example'], ['LIBRETRANSLATE_URL', 'localhost'],
    ['LLM_URL', 'localhost:11434'], ['LLM_TIMEOUT', '5'], ['LLM_QUALITY', 'best'], ['LLM_STYLE', 'loud'], ['LLM_ORDERS', 'obey'], ['LLM_EXTRA', '[]'], ['LLM_EXTRA', '{"messages":[]}'], ['LIBRETRANSLATE_TIMEOUT', 'soon'], ['DEEPL_TIMEOUT', '5'], ['GOOGLE_TRANSLATE_TIMEOUT', 'long'], ['AZURE_TRANSLATOR_TIMEOUT', '1e9'], ['LAOYOU_MT_WORKERS', '0'], ['LAOYOU_MT_TIMEOUT', '10'], ['TRUST_PROXY', 'yes'], ['TRUST_PROXY', '10.0.0.0/8,proxy'], ['DATABASE_POOL', '0'],
  ])('names %s when it is %s', (name, value) => {
    expect(problems({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))]);
  });

  it('never repeats what may be a secret', () => {
    expect(problems({ LIBRETRANSLATE_URL: 'user:geheim@host', LIBRETRANSLATE_API_KEY: 'geheim', LLM_URL: 'user:geheim@host', LLM_EXTRA: 'geheim' }).join()).not.toContain('geheim');
  });

  it('wants a model where a model server is named', () => {
    expect(problems({ LLM_URL: 'http://localhost:11434/v1' })).toEqual([expect.stringMatching(/^LLM_MODEL must be set/)]);
    const { llm } = readConfig({ LLM_URL: 'http://localhost:11434/v1/', LLM_MODEL: 'qwen3:8b', LLM_EXTRA: '{"top_p":0.6}' });
    expect(llm).toEqual({ url: 'http://localhost:11434/v1', model: 'qwen3:8b', quality: 'standard', orders: 'auto', extra: { top_p: 0.6 } });
  });

  it('takes the keys of providers, and says which one is missing', () => {
    expect(readConfig({}).providers).toEqual({ deepl: null, google: null, azure: null });
    expect(readConfig({ DEEPL_API_KEY: 'k:fx', AZURE_TRANSLATOR_KEY: 'a', AZURE_TRANSLATOR_REGION: 'westeurope', GOOGLE_TRANSLATE_KEY_FILE: '/run/key.json' }).providers)
      .toMatchObject({ deepl: { key: 'k:fx' }, azure: { key: 'a', region: 'westeurope' }, google: { keyFile: '/run/key.json' } });
    expect(problems({ AZURE_TRANSLATOR_REGION: 'westeurope', DEEPL_URL: 'https://api.deepl.com' })).toEqual([
      expect.stringMatching(/^DEEPL_API_KEY must be set where DEEPL_URL is/), expect.stringMatching(/^AZURE_TRANSLATOR_KEY must be set/),
    ]);
    expect(problems({ DEEPL_API_KEY: 'geheim', DEEPL_URL: 'geheim' })).toEqual([expect.stringMatching(/^DEEPL_URL must be (?!.*geheim)/)]);
  });

  it('sends nothing to Google for a variable that is set for other purposes', () => {
    expect(readConfig({ GOOGLE_APPLICATION_CREDENTIALS: '/run/key.json' }).providers.google).toBeNull();
    expect(readConfig({ GOOGLE_APPLICATION_CREDENTIALS: '/run/key.json', LAOYOU_ENGINES: 'Google, gloss' }).providers.google).toMatchObject({ keyFile: '/run/key.json' });
  });

  it('takes an empty value as not set', () => {
    expect(readConfig({ PORT: '', ORIGIN: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000, origin: null, databaseUrl: null });
  });

  it('keeps models with the other data, or where it is told', () => {
    expect(readConfig({ DATA_DIR: '/var/lib/laoyou' }).modelsDir).toBe('/var/lib/laoyou/models');
    expect(readConfig({ MODELS_DIR: 'big/models' }, '/srv').modelsDir).toBe('/srv/big/models');
  });

  it('makes cookies secure behind https and drops the slash of an origin', () => {
    expect(readConfig({ ORIGIN: 'https://forum.example/' })).toMatchObject({ origin: 'https://forum.example', secureCookies: true });
  });

  it('counts proxies', () => {
    const trust = readConfig({ TRUST_PROXY: '2' }).trustProxy as (address: string, hop: number) => boolean;
    expect([0, 1, 2].map((hop) => trust('1.2.3.4', hop))).toEqual([true, true, false]);
    expect(readConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toBe('loopback, 10.0.0.0/8');
  });
});

describe('the address', () => {
  it('is told as one a person can open', () => {
    expect(shownAddress({ origin: null, host: '0.0.0.0' }, 3000)).toBe('http://localhost:3000');
    expect(shownAddress({ origin: null, host: 'forum.local' }, 80)).toBe('http://forum.local:80');
    expect(shownAddress({ origin: 'https://forum.example', host: '::' }, 3000)).toBe('https://forum.example');
  });

  it('that does not belong to this machine is refused', async () => {
    await expect(checkPort({ host: '192.0.2.1', port: 0 })).rejects.toThrow('HOST 192.0.2.1 is not an address of this machine.');
  });
});
