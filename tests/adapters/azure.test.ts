/** The engine `azure` against a server that behaves as Azure Translator is documented, and one that does not. */
import { afterAll, describe, expect, it } from 'vitest';
import { createAzure } from '../../api/src/adapters/engines/azure.ts';
import { startAzure } from './azure-server.ts';
import { ask, describeProvider, trouble } from './provider-faults.ts';
import { json } from '../helpers/stand-in.ts';

const KEY = 'secret-azure-key';
const error = (code: number, message = '') => ({ error: { code, message } });

describeProvider({
  name: 'azure',
  start: () => startAzure(KEY, 'westeurope'),
  make: async ({ url }, { timeoutMs = 2000, badKey } = {}) => createAzure({ url, key: badKey ? 'secret-other' : KEY, region: 'westeurope', timeoutMs }),
  complaint: (status, message) => error(status * 1000, message),
  answer: (texts) => texts.map((text) => ({ translations: [{ text, to: 'zh-Hans' }] })),
  refusals: [
    ['403001, the free quota', 403, error(403001), 'engine.busy'],
    ['429002, the quota of the hour', 429, error(429002), 'engine.busy'],
    ['400035, a source', 400, error(400035), 'pair.unsupported'],
    ['400036, a target', 400, error(400036), 'pair.unsupported'],
    ['400077, too much at once', 400, error(400077), 'text.too_long'],
    ['408001, a system that is being loaded', 408, error(408001), 'engine.timeout'],
    ['401 without a body', 401, undefined, 'engine.misconfigured'],
  ],
});

describe('what azure is asked', async () => {
  const server = await startAzure(KEY, 'westeurope');
  afterAll(server.stop);
  const engine = createAzure({ url: server.url, key: KEY, region: 'westeurope' });

  it('is as documented: its codes, tags and headers', async () => {
    expect(await ask(engine, ['Rent & by ⟦1⟧, ⟦2⟧here⟦/2⟧'])).toEqual(['译Rent & by ⟦1⟧, ⟦2⟧译here⟦/2⟧']);
    const [asked] = server.translations();
    expect(asked).toMatchObject({
      path: '/translate?api-version=3.0&from=en&to=zh-Hans&textType=html',
      headers: { 'ocp-apim-subscription-key': KEY, 'ocp-apim-subscription-region': 'westeurope' },
      body: [{ Text: 'Rent &amp; by <span id="1" class="notranslate">1</span>, <b id="2">here</b>' }],
    });
    await ask(engine, ['房租'], ['zh', 'en']);
    expect(server.translations().at(-1)!.path).toContain('from=zh-Hans&to=en');
  });

  it('wants the region where the resource has one', async () => {
    expect((await trouble(createAzure({ url: server.url, key: KEY }))).code).toBe('engine.misconfigured');
  });

  it('is left alone for an hour once the quota is spent', async () => {
    server.fail((reply) => json(reply, 403, error(403001)));
    expect((await trouble(engine)).retryAfter).toBe(3_600_000);
  });

  it('goes to no address in the clear', () => {
    expect(() => createAzure({ key: KEY, url: 'http://api.cognitive.microsofttranslator.com' })).toThrow(/AZURE_TRANSLATOR_URL must begin with https/);
  });
});
