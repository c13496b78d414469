import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLibreTranslate, type LibreTranslateConfig } from '../../api/src/adapters/engines/libretranslate.ts';
import { describeEngine } from '../../api/src/translation/engine-contract.ts';
import type { Engine } from '../../api/src/translation/ports.ts';
import { startTranslationServer, type Fault, type ServerOptions, type TranslationServer } from './libretranslate-server.ts';

const shared = await startTranslationServer();
const strict = await startTranslationServer({ charLimit: 2000, batchLimit: 5, apiKey: 'k-1' });
const mtran = await startTranslationServer({ speaks: 'MTranServer', apiKey: 't-1', keepsEntities: true });
afterAll(() => Promise.all([shared.close(), strict.close(), mtran.close()]));

describeEngine('libretranslate', () => createLibreTranslate({ url: shared.url }));
describeEngine('libretranslate, limited and with a key', () => createLibreTranslate({ url: `${strict.url}/`, apiKey: 'k-1' }));
describeEngine('libretranslate speaking to MTranServer', () => createLibreTranslate({ url: mtran.url, apiKey: 't-1' }));

describe('libretranslate', () => {
  let server: TranslationServer;
  let engine: Engine;
  const open: { close?(): Promise<void> }[] = [];

  async function start(options: ServerOptions = {}, config: Partial<LibreTranslateConfig> = {}): Promise<void> {
    server = await startTranslationServer(options);
    engine = createLibreTranslate({ url: server.url, timeoutMs: 1000, ...config });
    open.push(server, engine);
  }
  afterEach(async () => { for (const one of open.splice(0)) await one.close?.(); });
  const translate = (sentences: string[], source: 'en' | 'zh' = 'en') =>
    engine.translate({ source, target: source === 'en' ? 'zh' : 'en', sentences, context: {} }, new AbortController().signal);

  const FAULTS: [Fault, object][] = [
    ['slowdown', { code: 'engine.busy', retryAfter: 7000 }],
    ['busy', { code: 'engine.busy', retryAfter: expect.closeTo(4500, -4) }],
    ['banned', { code: 'engine.busy' }],
    ['error', { code: 'engine.failed' }],
    ['bad-gateway', { code: 'engine.failed' }],
    ['gateway-timeout', { code: 'engine.timeout' }],
    ['reset', { code: 'engine.unreachable' }],
    ['hang', { code: 'engine.timeout' }],
    ['slow-body', { code: 'engine.timeout' }],
    ['truncated', { code: 'engine.unreachable' }],
    ['not-json', { code: 'engine.bad_output' }],
    ['wrong-count', { code: 'engine.bad_output' }],
    ['wrong-shape', { code: 'engine.bad_output' }],
    ['huge', { code: 'engine.bad_output' }],
    ['too-large', { code: 'text.too_long' }],
    ['redirect', { code: 'engine.misconfigured' }],
    ['refuse', { code: 'engine.refused' }],
  ];
  it.each(FAULTS)('names the fault %s, and works again after it', async (fault, expected) => {
    await start();
    server.fail(fault);
    await expect(translate(['One.', 'Two.'])).rejects.toMatchObject(expected);
    expect(await translate(['One.', 'Two.'])).toEqual(['译（One）.', '译（Two）.']);
  });

  it('says that nobody is there', async () => {
    await start();
    await server.close();
    await expect(translate(['One.'])).rejects.toMatchObject({ code: 'engine.unreachable' });
  });

  it('asks an operator to act when the key is missing or wrong', async () => {
    await start({ apiKey: 'right' });
    await expect(translate(['One.'])).rejects.toMatchObject({ code: 'engine.misconfigured' });
    await start({ apiKey: 'right' }, { apiKey: 'wrong' });
    const error = await translate(['One.']).catch((reason: Error) => reason);
    expect(error).toMatchObject({ code: 'engine.misconfigured' });
    expect(String(error)).not.toContain('wrong');
    await start({ speaks: 'MTranServer', apiKey: 'right' }, { apiKey: 'wrong' });
    await expect(translate(['One.'])).rejects.toMatchObject({ code: 'engine.misconfigured' });
  });

  it('sends plain sentences as text and marked ones as HTML', async () => {
    await start();
    const output = await translate(['Plain & <simple>.', 'See ⟦1⟧this & <that>⟦/1⟧ or ⟦2⟧.']);
    expect(output).toEqual(['译（Plain & <simple）>.', '译（See） ⟦1⟧译（this & <that）>⟦/1⟧ 译（or） ⟦2⟧.']);
    expect(server.requests.map(({ body }) => body.format)).toEqual(['text', 'html']);
    expect(server.requests[1]!.body.q).toEqual([expect.stringMatching(/^See <a id="m[0-9a-f]{6}-1">this &amp; &lt;that&gt;<\/a> or <code id="m[0-9a-f]{6}-2" translate="no">2<\/code>\.$/)]);
  });

  it('takes no tag an author typed for a mark', async () => {
    await start();
    const [output] = await translate(['<a id="m1">x</a> and <code id="1">1</code> ⟦1⟧']);
    expect(output!.match(/⟦[^⟧]*⟧/g)).toEqual(['⟦1⟧']);
    expect(output).toBe('<译（a id="m1">x</a> and <code id="1">1</code）> ⟦1⟧');
  });

  it('uses the codes the server lists', async () => {
    await start({ languages: [{ code: 'en', name: 'English' }, { code: 'zh', name: 'Chinese' }] });
    await translate(['One.']).catch(() => undefined);
    expect(server.requests[0]!.body).toMatchObject({ source: 'en', target: 'zh' });
    await start();
    await translate(['一。'], 'zh');
    expect(server.requests[0]!.body).toMatchObject({ source: 'zh-Hans', target: 'en' });
  });

  it('has no pair the server does not have', async () => {
    await start({ languages: [{ code: 'en', name: 'English', targets: ['es'] }, { code: 'es', name: 'Spanish', targets: ['en'] }] });
    await expect(translate(['One.'])).rejects.toMatchObject({ code: 'pair.unsupported' });
    await start({ languages: { hello: 'world' } });
    await expect(translate(['One.'])).rejects.toMatchObject({ code: 'engine.bad_output' });
  });

  it('learns how many texts and characters the server takes', async () => {
    await start({ batchLimit: 2, charLimit: 30 });
    expect(await translate(['One.', 'Two.', 'Three.', 'Four.', 'Five.'])).toHaveLength(5);
    expect(server.requests.map(({ body }) => (body.q as string[]).length)).toEqual([5, 2, 2, 1]);
    expect(engine.limits.characters).toBe(30);
    await expect(translate(['A sentence of more than thirty characters.'])).rejects.toMatchObject({ code: 'text.too_long' });
  });

  it('never tells what was translated or the key in an error', async () => {
    await start({ apiKey: 'secret-key' }, { apiKey: 'secret-key' });
    for (const [fault] of FAULTS) {
      server.fail(fault);
      const error = await translate(['private words']).catch((reason: Error) => reason);
      expect(`${String(error)} ${(error as Error).stack ?? ''}`).not.toMatch(/private words|secret-key|something with the text/);
    }
  });

  it('says whether text leaves the machine', () => {
    expect(createLibreTranslate({ url: 'http://127.0.0.1:5000' }).local).toBe(true);
    expect(createLibreTranslate({ url: 'http://localhost:5000/' }).local).toBe(true);
    expect(createLibreTranslate({ url: 'https://translate.example.org' }).local).toBe(false);
    expect(createLibreTranslate({ url: 'http://192.168.1.5:5000' }).local).toBe(false);
  });

  it('ends what is under way when it is closed', async () => {
    await start();
    server.fail('hang');
    const call = translate(['One.']);
    const outcome = expect(call).rejects.toThrow();
    await new Promise((resolve) => { setImmediate(resolve); });
    await engine.close?.();
    await outcome;
  });
});
