/** The engine `libretranslate` against a server that behaves as documented, and one that does not. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLibreTranslate, type LibreTranslateConfig } from '../../api/src/adapters/engines/libretranslate.ts';
import { describeEngine } from '../../api/src/translation/engine-contract.ts';
import { TranslationError } from '../../api/src/translation/errors.ts';
import type { Engine, ProtectedText } from '../../api/src/translation/ports.ts';
import { BROKEN, json } from '../helpers/stand-in.ts';
import { startTranslationServer, type Fault, type ServerOptions, type TranslationServer } from './libretranslate-server.ts';

const KEY = 'secret-key-0123456789';
const stops: (() => Promise<unknown> | undefined)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function serve(options: ServerOptions = {}): Promise<TranslationServer> {
  const server = await startTranslationServer(options);
  stops.push(server.stop);
  return server;
}

function engineOf(server: { url: string }, config: Partial<LibreTranslateConfig> = {}): Engine {
  const engine = createLibreTranslate({ url: server.url, timeoutMs: 2000, ...config });
  stops.push(async () => engine.close?.());
  return engine;
}

const toZh = (engine: Engine, sentences: ProtectedText[], signal = new AbortController().signal) => engine.translate({ source: 'en', target: 'zh', sentences, context: {} }, signal);
const toEn = (engine: Engine, sentences: ProtectedText[]) => engine.translate({ source: 'zh', target: 'en', sentences, context: {} }, new AbortController().signal);

/** The named error of a call that must fail; what it says holds neither the key nor the text. */
async function trouble(engine: Engine, sentences = ['My landlady Rosalind raised it.']): Promise<TranslationError> {
  const error = await toZh(engine, sentences).then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(TranslationError);
  const shown = `${(error as Error).message} ${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`;
  expect(shown).not.toMatch(/secret-key|Rosalind|Basic |Bearer /);
  return error as TranslationError;
}

const hang: Fault = () => {};
const plain = await serve();
const mtran = await serve({ kind: 'mtranserver', key: KEY });
const stuck = await serve();
stuck.failAlways(hang);
describeEngine('libretranslate', () => engineOf(plain), { makeSlow: () => engineOf(stuck, { timeoutMs: 60_000 }) });
describeEngine('libretranslate, speaking to MTranServer', () => engineOf(mtran, { apiKey: KEY }));

describe('what it sends', () => {
  it('speaks as LibreTranslate documents it', async () => {
    const server = await serve({ key: KEY });
    const engine = engineOf(server, { apiKey: KEY });
    expect(await toZh(engine, ['Rent & food', 'by ⟦1⟧, ⟦2⟧here⟦/2⟧'])).toEqual(['译Rent & food', '译by ⟦1⟧, ⟦2⟧译here⟦/2⟧']);
    expect(server.asked.map(({ path }) => path)).toEqual(['/languages', '/translate']);
    expect(server.translations()[0]!.body).toEqual({
      q: ['Rent &amp; food', 'by <code id="1" translate="no">1</code>, <span id="2">here</span>'],
      source: 'en', target: 'zh-Hans', format: 'html', api_key: KEY,
    });
    expect(engine).toMatchObject({ id: 'libretranslate', model: 'LibreTranslate', local: true, quality: 'standard' });
  });

  it('speaks to MTranServer in its own words', async () => {
    const server = await serve({ kind: 'mtranserver', key: KEY, languages: ['en', 'zh-Hans'] });
    const engine = engineOf(server, { apiKey: KEY });
    expect(await toEn(engine, ['房租 < 三千'])).toEqual(['En 房租 < 三千']);
    const [asked] = server.translations();
    expect(asked!.body).toEqual({ from: 'zh-Hans', to: 'en', texts: ['房租 &lt; 三千'], html: true });
    expect(asked!.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(engine.model).toBe('MTranServer');
  });

  it('sends nothing where there is nothing to read, and no empty text in a batch', async () => {
    const server = await serve();
    const engine = engineOf(server);
    expect(await toZh(engine, ['', '😀', '⟦1⟧ 42'])).toEqual(['', '😀', '⟦1⟧ 42']);
    expect(server.asked).toEqual([]);
    expect(await toZh(engine, ['😀', 'yes', ''])).toEqual(['😀', '译yes', '']);
    expect(server.translations()[0]!.body.q).toEqual(['yes']);
  });

  it('takes name, password and path from the address', async () => {
    const server = await serve();
    const engine = engineOf({ url: server.url.replace('//', '//anna:p%40ss@') + '/translate/' });
    await toZh(engine, ['yes']);
    expect(server.translations()[0]).toMatchObject({ path: '/translate', headers: { authorization: `Basic ${Buffer.from('anna:p@ss').toString('base64')}` } });
  });

  it.each(['not an address', 'ftp://example.org', 'http://'])('does not accept the address %j', (url) => {
    expect(() => createLibreTranslate({ url })).toThrow(TranslationError);
  });

  it('knows what stays on this machine, and tells servers apart', () => {
    const local = (url: string) => createLibreTranslate({ url }).local;
    expect(['http://localhost:5000', 'http://127.0.0.1', 'http://[::1]:80/libre'].map(local)).toEqual([true, true, true]);
    expect(['https://libretranslate.com', 'http://10.0.0.5:5000', 'http://translator:5000', 'http://127.0.0.1.example.org'].map(local)).toEqual([false, false, false, false]);
    const version = (url: string) => createLibreTranslate({ url }).version;
    expect(version('http://a.example')).not.toBe(version('http://b.example'));
    expect(version('http://user:one@a.example')).toBe(version('http://user:two@a.example/'));
  });
});

describe('the codes of languages', () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    [['en', 'zh'], 'zh'], [['en', 'zh-Hans', 'zh-Hant'], 'zh-Hans'], [['en', 'zt', 'zh'], 'zh'], [['en', 'zt'], 'zt'], [['en', 'zh_CN'], 'zh_CN'], [['en-US', 'zh-TW'], 'zh-TW'],
  ])('of %j takes %s', async (languages, code) => {
    const server = await serve({ languages });
    await toZh(engineOf(server), ['yes']);
    expect(server.translations()[0]!.body).toMatchObject({ source: languages[0], target: code });
  });

  it('asks once, however many come at the same time', async () => {
    const server = await serve();
    const engine = engineOf(server);
    await Promise.all(Array.from({ length: 5 }, (_, index) => toZh(engine, [`yes ${index}`])));
    expect(server.asked.filter(({ path }) => path === '/languages')).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['is refused', (answer) => json(answer, 500, {})],
    ['breaks off', (answer) => answer.destroy()],
    ['is no list', (answer) => json(answer, 200, { hello: 'there' })],
    ['is empty', (answer) => json(answer, 200, [])],
    ['is not JSON', (answer) => answer.end('<html>')],
  ])('does without a list that %s, and asks again later', async (_, fault) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const server = await serve({ languages: ['en', 'zh-CN'] });
    server.failLanguages(fault);
    server.failAlways((answer, __, texts) => json(answer, 200, { translatedText: texts }));
    const engine = engineOf(server);
    const targets = () => server.translations().map(({ body }) => body.target);
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
    await toZh(engine, ['yes']);
    expect(targets()).toEqual(['zh', 'zh']);
    expect(server.asked.filter(({ path }) => path === '/languages')).toHaveLength(1);
    server.failLanguages();
    vi.setSystemTime(Date.now() + 61_000);
    await toZh(engine, ['yes']);
    expect(targets()).toEqual(['zh', 'zh', 'zh-CN']);
  });

  it('does without a list that never comes', async () => {
    const server = await serve();
    server.failLanguages(hang);
    expect(await toZh(engineOf(server, { timeoutMs: 300 }), ['yes'])).toEqual(['译yes']);
  });

  it('refuses a pair the server does not list, and finds it when it is there', async () => {
    const server = await serve({ languages: ['en', 'fr'] });
    const engine = engineOf(server);
    expect((await trouble(engine)).code).toBe('pair.unsupported');
    expect(server.translations()).toEqual([]);
    server.change({ languages: ['en', 'zh'] });
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
  });

  it('refuses a pair that has only the other direction', async () => {
    const server = await serve({ languages: ['en', 'zh'], targets: (code) => (code === 'zh' ? ['en'] : []) });
    const engine = engineOf(server);
    expect((await trouble(engine)).code).toBe('pair.unsupported');
    expect(await toEn(engine, ['好'])).toEqual(['En 好']);
  });

  it('learns when the server is replaced by one with other codes', async () => {
    const server = await serve({ languages: ['en', 'zh-CN'] });
    const engine = engineOf(server);
    await toZh(engine, ['yes']);
    server.change({ languages: ['en', 'zh'] });
    expect((await trouble(engine)).code).toBe('pair.unsupported');
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
  });
});

describe('answers that are refusals', () => {
  let server: TranslationServer;
  beforeAll(async () => { server = await serve(); });
  const with_ = (status: number, error: unknown = '', headers: Record<string, string> = {}): Fault => (answer) => json(answer, status, { error }, headers);

  it.each<[string, Fault, string]>([
    ['400 of no known kind', with_(400, 'Invalid request: Rosalind'), 'engine.refused'],
    ['400 for more than it takes', with_(400, 'Invalid request: request (9000) exceeds text limit (5000)'), 'text.too_long'],
    ['400 for a language', with_(400, 'zh is not supported'), 'pair.unsupported'],
    ['400 for a direction', with_(400, 'Chinese (zh) is not available as a target language from English (en)'), 'pair.unsupported'],
    ['400 for a format', with_(400, 'html format is not supported'), 'engine.misconfigured'],
    ['400 for want of a key', with_(400, 'Visit https://portal.example to get an API key'), 'engine.misconfigured'],
    ['401', with_(401, 'Unauthorized'), 'engine.misconfigured'],
    ['403 for the key', with_(403, 'Invalid API key'), 'engine.misconfigured'],
    ['403 for a flood', with_(403, 'Too many request limits violations'), 'engine.busy'],
    ['404', (answer) => void answer.writeHead(404).end('<h1>Not found</h1>'), 'engine.misconfigured'],
    ['405', with_(405), 'engine.misconfigured'],
    ['408', with_(408), 'engine.timeout'],
    ['413', (answer) => void answer.writeHead(413).end(), 'text.too_long'],
    ['422', with_(422), 'engine.refused'],
    ['429', with_(429), 'engine.busy'],
    ['a redirect', (answer) => void answer.writeHead(308, { location: 'http://elsewhere.example/translate' }).end(), 'engine.misconfigured'],
    ['500', with_(500, 'Cannot translate text: Rosalind'), 'engine.failed'],
    ['502 of a proxy', (answer) => void answer.writeHead(502).end('<html>Bad gateway</html>'), 'engine.failed'],
    ['503', with_(503), 'engine.failed'],
    ['204', (answer) => void answer.writeHead(204).end(), 'engine.misconfigured'],
  ])('%s', async (_, fault, code) => {
    const engine = engineOf(server, { apiKey: KEY });
    server.fail(fault);
    expect((await trouble(engine)).code).toBe(code);
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
  });

  it.each<[string, Fault, number]>([
    ['seconds', with_(429, 'Slowdown', { 'retry-after': '120' }), 120_000],
    ['a date', (answer) => json(answer, 429, {}, { 'retry-after': new Date(Date.now() + 90_000).toUTCString() }), 90_000],
    ['a date gone by', with_(429, '', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }), 0],
    ['the limit it tells of', with_(429, 'Slowdown: 30 per 1 minute'), 60_000],
    ['seconds, with 503', with_(503, '', { 'retry-after': '7' }), 7000],
  ])('waits as long as it is asked to: %s', async (_, fault, wait) => {
    server.fail(fault);
    const { retryAfter } = await trouble(engineOf(server));
    expect(Math.abs(retryAfter! - wait)).toBeLessThan(2500);
  });

  it.each(['soon', '-5', ''])('makes nothing of a Retry-After of %j', async (value) => {
    server.fail(with_(429, 'Slowdown', { 'retry-after': value }));
    expect((await trouble(engineOf(server))).retryAfter).toBeUndefined();
  });

  it('wants the key the server wants', async () => {
    const locked = await serve({ key: KEY });
    expect((await trouble(engineOf(locked))).code).toBe('engine.misconfigured');
    expect((await trouble(engineOf(locked, { apiKey: `${KEY}-wrong` }))).code).toBe('engine.misconfigured');
    const mtranLocked = await serve({ kind: 'mtranserver', key: KEY });
    expect((await trouble(engineOf(mtranLocked, { apiKey: `${KEY}-wrong` }))).code).toBe('engine.misconfigured');
    expect(() => createLibreTranslate({ url: locked.url, apiKey: `${KEY}\r\nx: y` })).toThrow(/^(?!.*secret)/);
  });

  it('says too long for what is beyond its own limits or the server\'s', async () => {
    const small = await serve({ charLimit: 20, batchLimit: 2 });
    expect((await trouble(engineOf(small), ['a sentence of more than twenty letters'])).code).toBe('text.too_long');
    expect((await trouble(engineOf(small), ['one', 'two', 'three'])).code).toBe('text.too_long');
    const engine = engineOf(small);
    expect((await trouble(engine, ['x'.repeat(engine.limits.characters + 1)])).code).toBe('text.too_long');
    expect((await trouble(engine, Array(engine.limits.sentences + 1).fill('x'))).code).toBe('text.too_long');
    expect(small.translations()).toHaveLength(2);
  });
});

describe('answers that are none', () => {
  let server: TranslationServer;
  beforeAll(async () => { server = await serve(); });

  it.each<[string, Fault, string]>([
    ...BROKEN,
    ['begun and never ended', (answer) => { answer.writeHead(200, { 'content-type': 'application/json' }).write('{"translatedText":["'); }, 'engine.timeout'],
    ['cut off before its end', (answer, _, texts) => {
      const body = JSON.stringify({ translatedText: texts });
      answer.writeHead(200, { 'content-length': String(Buffer.byteLength(body)) }).write(body.slice(0, 10), () => answer.socket!.destroy());
    }, 'engine.unreachable'],
    ['cut off, and said to be whole', (answer, _, texts) => answer.end(JSON.stringify({ translatedText: texts }).slice(0, -5)), 'engine.bad_output'],
    ['not UTF-8', (answer) => answer.end(Buffer.from([...Buffer.from('{"translatedText":["'), 0xff, 0xfe, ...Buffer.from('"]}')])), 'engine.bad_output'],
    ['null', (answer) => json(answer, 200, null), 'engine.bad_output'],
    ['an error with a good status', (answer) => json(answer, 200, { error: 'Rosalind' }), 'engine.bad_output'],
    ['one text for a batch', (answer) => json(answer, 200, { translatedText: '🤖' }), 'engine.bad_output'],
    ['too few texts', (answer) => json(answer, 200, { translatedText: [] }), 'engine.bad_output'],
    ['too many texts', (answer, _, texts) => json(answer, 200, { translatedText: [...texts, 'more'] }), 'engine.bad_output'],
    ['texts that are none', (answer, _, texts) => json(answer, 200, { translatedText: texts.map(() => null) }), 'engine.bad_output'],
  ])('%s', async (_, fault, code) => {
    const engine = engineOf(server, { apiKey: KEY, timeoutMs: 700 });
    server.fail(fault);
    expect((await trouble(engine)).code).toBe(code);
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
  });

  it('a port nobody listens on, and a name nobody has', async () => {
    const gone = await startTranslationServer();
    await gone.stop();
    expect((await trouble(engineOf(gone))).code).toBe('engine.unreachable');
    expect((await trouble(engineOf({ url: 'http://nobody.invalid:5000' }, { apiKey: KEY }))).code).toBe('engine.unreachable');
  });

  it('ends what is under way when it is closed, and asks nothing more', async () => {
    const engine = engineOf(stuck, { timeoutMs: 60_000 });
    const before = stuck.asked.length;
    const ending = trouble(engine);
    await vi.waitFor(() => expect(stuck.asked.length).toBe(before + 2));
    await engine.close?.();
    expect((await ending).code).toBe('engine.unreachable');
    expect((await trouble(engine)).code).toBe('engine.unreachable');
    expect(stuck.asked.length).toBe(before + 2);
  });
});
