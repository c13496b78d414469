/** The engine `deepl` against a server that behaves as DeepL documents it, and one that does not. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createDeepL } from '../../api/src/adapters/engines/deepl.ts';
import { startDeepL } from './deepl-server.ts';
import { ask, describeProvider, trouble } from './provider-faults.ts';
import { json } from '../helpers/stand-in.ts';

const KEY = 'secret-deepl-key:fx';

describeProvider({
  name: 'deepl',
  start: () => startDeepL(KEY),
  make: async ({ url }, { timeoutMs = 2000, badKey } = {}) => createDeepL({ url, key: badKey ? 'secret-other' : KEY, timeoutMs }),
  complaint: (_, message) => ({ message }),
  answer: (texts) => ({ translations: texts.map((text) => ({ detected_source_language: 'EN', text })) }),
  refusals: [
    ['456, the quota', 456, { message: 'Quota Exceeded' }, 'engine.busy'],
    ['529, for everybody', 529, { message: 'Too many requests' }, 'engine.busy'],
    ['400 for a language', 400, { message: "Value for 'target_lang' not supported." }, 'pair.unsupported'],
  ],
});

describe('what deepl is asked', async () => {
  const server = await startDeepL(KEY);
  afterAll(server.stop);
  const engine = createDeepL({ url: server.url, key: KEY });

  it('is as documented: its codes, tags, and the context apart', async () => {
    expect(await ask(engine, ['Rent & by ⟦1⟧, ⟦2⟧here⟦/2⟧'])).toEqual(['译Rent & by ⟦1⟧, ⟦2⟧译here⟦/2⟧']);
    expect(server.translations().at(-1)!.body).toEqual({
      text: ['Rent &amp; by <x id="1">1</x>, <g id="2">here</g>'], source_lang: 'EN', target_lang: 'ZH-HANS', context: 'Rent\nHello.',
      split_sentences: '0', preserve_formatting: true, tag_handling: 'xml', tag_handling_version: 'v2', outline_detection: false, ignore_tags: ['x'],
    });
    await ask(engine, ['房租'], ['zh', 'en']);
    expect(server.translations().at(-1)!.body).toMatchObject({ source_lang: 'ZH', target_lang: 'EN-US' });
  });

  it('may come back with tags moved', async () => {
    expect(await ask(engine, ['I use ⟦1⟧, do you?'])).toEqual(['⟦1⟧ 译I use 译, do you?']);
  });

  it('is left alone for an hour once the quota is spent', async () => {
    server.fail((reply) => json(reply, 456, { message: 'Quota Exceeded' }));
    expect(await trouble(engine)).toMatchObject({ code: 'engine.busy', retryAfter: 3_600_000 });
  });

  it.each([['secret:fx', 'https://api-free.deepl.com/v2/translate'], ['secret', 'https://api.deepl.com/v2/translate']])('goes with the key %s to %s', async (key, url) => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ translations: [{ text: '好' }] }));
    await ask(createDeepL({ key }), ['good']);
    expect(fetched).toHaveBeenCalledWith(url, expect.objectContaining({ redirect: 'manual' }));
    fetched.mockRestore();
  });

  it.each(['not an address', 'ftp://example.org', 'http://api.deepl.com', 'https://me:secret@api.deepl.com'])('never goes to %s', (url) => {
    expect(() => createDeepL({ key: KEY, url })).toThrow(/^DEEPL_URL must (?!.*secret)/);
    expect(() => createDeepL({ key: 'secret\r\nx: y' })).toThrow(/^DEEPL_API_KEY holds (?!.*secret)/);
  });
});
