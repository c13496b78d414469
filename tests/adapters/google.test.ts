/** The engine `google` against a server that behaves as Google documents it, tokens included, and one that does not. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGoogle, type GoogleConfig } from '../../api/src/adapters/engines/google.ts';
import { startGoogle, type GoogleServer } from './google-server.ts';
import { ask, describeProvider, trouble } from './provider-faults.ts';
import { json } from '../helpers/stand-in.ts';

const dir = await mkdtemp(join(tmpdir(), 'laoyou-google-'));
afterAll(() => rm(dir, { recursive: true, force: true }));
let files = 0;
async function keyFile(content: unknown): Promise<string> {
  const path = join(dir, `${++files}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const engineOf = async ({ url, keyFile: content }: Pick<GoogleServer, 'url' | 'keyFile'>, config: Partial<GoogleConfig> = {}) =>
  createGoogle({ keyFile: await keyFile(content), url, timeoutMs: 2000, ...config });
const error = (code: number, status: string, message = '') => ({ error: { code, status, message } });

describeProvider<GoogleServer>({
  name: 'google',
  start: startGoogle,
  make: async (server, { timeoutMs = 2000, badKey } = {}) =>
    engineOf({ url: server.url, keyFile: { ...server.keyFile, ...(badKey && { client_email: 'someone@else.iam.gserviceaccount.com' }) } }, { timeoutMs }),
  complaint: (status, message) => error(status, 'SOMETHING', message),
  answer: (texts) => ({ translations: texts.map((translatedText) => ({ translatedText })) }),
  refusals: [
    ['403, the quota of the day', 403, error(403, 'PERMISSION_DENIED', 'Daily Limit Exceeded'), 'engine.busy'],
    ['403, the quota of the minute', 403, error(403, 'PERMISSION_DENIED', 'User Rate Limit Exceeded'), 'engine.busy'],
    ['400 for a language', 400, error(400, 'INVALID_ARGUMENT', 'Target language is invalid.'), 'pair.unsupported'],
    ['400 for the length', 400, error(400, 'INVALID_ARGUMENT', 'Text is too long.'), 'text.too_long'],
  ],
});

describe('what google is asked', () => {
  let server: GoogleServer;
  beforeEach(async () => { server = await startGoogle(); });
  afterEach(async () => { vi.useRealTimers(); await server.stop(); });

  it('is as documented: its codes, tags and project', async () => {
    const engine = await engineOf(server);
    expect(await ask(engine, ['Rent & by ⟦1⟧, ⟦2⟧here⟦/2⟧, "it\'s"'])).toEqual(['译Rent & by ⟦1⟧, ⟦2⟧译here⟦/2⟧译, "it\'s"']);
    expect(server.translations()[0]).toMatchObject({
      path: '/v3/projects/forum-1/locations/global:translateText',
      body: { contents: ['Rent &amp; by <span id="1" translate="no">1</span>, <b id="2">here</b>, "it\'s"'], mimeType: 'text/html', sourceLanguageCode: 'en', targetLanguageCode: 'zh-CN' },
    });
    expect(await ask(engine, ['我用⟦1⟧，你呢？'], ['zh', 'en'])).toEqual(['En 我用 ⟦1⟧ En ，你呢？']);
    expect(server.translations()[1]!.body).toMatchObject({ sourceLanguageCode: 'zh-CN', targetLanguageCode: 'en' });
  });

  it('has its spaces taken out where Chinese has none', async () => {
    server.fail((reply) => json(reply, 200, { translations: [{ translatedText: '我用  <span id="1" translate="no">1</span> ，你呢？' }] }));
    expect(await ask(await engineOf(server), ['I use ⟦1⟧, do you?'])).toEqual(['我用 ⟦1⟧，你呢？']);
  });

  it('comes with one token, whoever asks at the same time, until its last minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const engine = await engineOf(server);
    await Promise.all(Array.from({ length: 5 }, (_, index) => ask(engine, [`yes ${index}`])));
    vi.setSystemTime(Date.now() + 3500_000);
    await ask(engine, ['yes']);
    expect(server.tokens()).toHaveLength(1);
    vi.setSystemTime(Date.now() + 60_000);
    await ask(engine, ['yes']);
    expect(server.tokens()).toHaveLength(2);
  });

  it('comes with a new token when one was withdrawn, and gives up after the second', async () => {
    const engine = await engineOf(server);
    await ask(engine, ['yes']);
    server.set({ withdrawn: true });
    expect(await ask(engine, ['yes'])).toEqual(['译yes']);
    expect(server.tokens()).toHaveLength(2);
    const refuse = (reply: Parameters<typeof json>[0]) => json(reply, 401, error(401, 'UNAUTHENTICATED'));
    server.fail(refuse, refuse);
    expect((await trouble(engine)).code).toBe('engine.misconfigured');
  });

  it('is not asked when no token is given', async () => {
    server.set({ refused: true });
    const engine = await engineOf(server);
    expect((await trouble(engine)).code).toBe('engine.misconfigured');
    expect(server.translations()).toEqual([]);
    server.set({ refused: false });
    expect(await ask(engine, ['yes'])).toEqual(['译yes']);
  });

  it('takes project and place from the settings', async () => {
    expect((await trouble(await engineOf(server, { project: 'other', location: 'europe-west1' }))).code).toBe('engine.misconfigured');
    expect(server.translations()[0]!.path).toBe('/v3/projects/other/locations/europe-west1:translateText');
  });

  it.each<[string, unknown]>([
    ['is no JSON', 'secret'], ['is of another kind', { type: 'authorized_user', refresh_token: 'secret' }],
    ['holds no key', { type: 'service_account', client_email: 'a@b', private_key: '-----BEGIN PRIVATE KEY-----\nsecret' }],
  ])('a key file that %s stops the start without being shown', async (_, content) => {
    await expect(createGoogle({ keyFile: await keyFile(content) })).rejects.toThrow(/^GOOGLE_TRANSLATE_KEY_FILE must name (?!.*secret)/);
  });

  it('a key file that is not there stops the start, and so does one that names no project', async () => {
    await expect(createGoogle({ keyFile: join(dir, 'none.json') })).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await expect(engineOf({ url: server.url, keyFile: { ...server.keyFile, project_id: undefined } })).rejects.toThrow(/GOOGLE_CLOUD_PROJECT must be set/);
  });
});
