/** The engine `llm` against a model server that behaves as documented, and one that does not. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLlm, type LlmConfig } from '../../api/src/adapters/engines/llm.ts';
import { describeEngine } from '../../api/src/translation/engine-contract.ts';
import { TranslationError } from '../../api/src/translation/errors.ts';
import type { Engine, ProtectedText } from '../../api/src/translation/ports.ts';
import { BROKEN, json } from '../helpers/stand-in.ts';
import { complain, complete, startChatServer, type ChatServer, type ChatServerOptions, type Fault } from './chat-server.ts';

const KEY = 'secret-key-0123456789';
const stops: (() => Promise<unknown> | undefined)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function serve(options: ChatServerOptions = {}): Promise<ChatServer> {
  const server = await startChatServer(options);
  stops.push(server.stop);
  return server;
}

function engineOf(server: { url: string }, config: Partial<LlmConfig> = {}): Engine {
  const engine = createLlm({ url: server.url, model: 'qwen3:8b', timeoutMs: 2000, ...config });
  stops.push(async () => engine.close?.());
  return engine;
}

const toZh = (engine: Engine, sentences: ProtectedText[], context = {}) => engine.translate({ source: 'en', target: 'zh', sentences, context }, new AbortController().signal);
const toEn = (engine: Engine, sentences: ProtectedText[]) => engine.translate({ source: 'zh', target: 'en', sentences, context: {} }, new AbortController().signal);

/** The named error of a call that must fail; what it says holds neither the key nor the text. */
async function trouble(engine: Engine, sentences = ['My landlady Rosalind raised it.']): Promise<TranslationError> {
  const error = await toZh(engine, sentences).then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(TranslationError);
  expect(`${(error as Error).message} ${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toMatch(/secret-key|Rosalind|Basic |Bearer /);
  return error as TranslationError;
}

const hang: Fault = () => {};
const good = await serve();
const stuck = await serve();
stuck.failAlways(hang);
describeEngine('llm', () => engineOf(good), { makeSlow: () => engineOf(stuck, { timeoutMs: 60_000 }) });
describeEngine('llm, speaking to Qwen-MT', () => engineOf(good, { model: 'qwen-mt-plus' }), { makeSlow: () => engineOf(stuck, { model: 'qwen-mt-plus', timeoutMs: 60_000 }) });
describeEngine('llm, speaking to Hunyuan-MT', () => engineOf(good, { model: 'tencent/Hunyuan-MT-7B' }));

describe('what it sends', () => {
  it('sentences as numbered data, context as data, and nothing of either among the instructions', async () => {
    const server = await serve({ key: KEY });
    const engine = engineOf(server, { apiKey: KEY, extra: { top_p: 0.5 } });
    expect(await toZh(engine, ['Rent', 'by ⟦1⟧, ⟦2⟧here⟦/2⟧'], { title: 'Prices', before: ['Hello.'] })).toEqual(['译Rent', '译by ⟦1⟧, ⟦2⟧译here⟦/2⟧']);
    const [{ body, data, headers }] = server.asked as [ChatServer['asked'][number]];
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    expect(body).toMatchObject({ model: 'qwen3:8b', temperature: 0, stream: false, response_format: { type: 'json_object' }, top_p: 0.5 });
    expect(body.messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user']);
    const [first, second] = data.sentences.map(({ id }: { id: number }) => id);
    expect(data).toEqual({ from: 'en', to: 'zh-Hans', title: 'Prices', before: ['Hello.'], sentences: [{ id: first, text: 'Rent' }, { id: second, text: 'by ⟦1⟧, ⟦2⟧here⟦/2⟧' }] });
    expect(body.messages[0].content).not.toMatch(/Rent|Prices|Hello/);
    expect(engine).toMatchObject({ id: 'llm', model: 'qwen3:8b', local: true, quality: 'standard' });
  });

  it('translation models are asked as their makers document', async () => {
    const server = await serve();
    await toZh(engineOf(server, { model: 'qwen-mt-turbo' }), ['Rent is up.']);
    await toEn(engineOf(server, { model: 'Hunyuan-MT-7B' }), ['房租涨了。']);
    const [qwen, hunyuan] = server.asked.map(({ body }) => body);
    expect(qwen).toMatchObject({ messages: [{ role: 'user', content: 'Rent is up.' }], translation_options: { source_lang: 'English', target_lang: 'Chinese' } });
    expect(qwen).not.toHaveProperty('response_format');
    expect(hunyuan.messages).toEqual([{ role: 'user', content: '把下面的文本翻译成英语，不要额外解释。\n\n房租涨了。' }]);
  });

  it('does without what the server does not take, and remembers it', async () => {
    const server = await serve({ unknownFields: ['response_format', 'temperature'] });
    const engine = engineOf(server);
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
    expect(await toZh(engine, ['no'])).toEqual(['译no']);
    expect(server.asked.map(({ body }) => ['temperature', 'response_format'].filter((name) => name in body))).toEqual([['temperature', 'response_format'], ['temperature'], [], []]);
  });

  it('a text that is refused is not taken for a form that is refused', async () => {
    const server = await serve();
    const engine = engineOf(server);
    server.fail(...Array.from({ length: 3 }, (): Fault => (answer) => complain(answer, 400, 'Bad request')));
    expect((await trouble(engine)).code).toBe('engine.refused');
    await toZh(engine, ['yes']);
    expect(server.asked.at(-1)!.body).toMatchObject({ temperature: 0, response_format: {} });
  });

  it('sends nothing where there is nothing to read', async () => {
    const server = await serve();
    expect(await toZh(engineOf(server), ['', '😀', '⟦1⟧ 42'])).toEqual(['', '😀', '⟦1⟧ 42']);
    expect(server.asked).toEqual([]);
  });

  it.each(['not an address', 'ftp://example.org', 'http://'])('does not accept the address %j', (url) => {
    expect(() => createLlm({ url, model: 'm' })).toThrow(TranslationError);
  });

  it('knows what stays on this machine, and tells models and servers apart', () => {
    const local = (url: string) => createLlm({ url, model: 'm' }).local;
    expect(['http://localhost:11434/v1', 'http://127.0.0.1/v1', 'http://[::1]:80/v1'].map(local)).toEqual([true, true, true]);
    expect(['https://api.deepseek.com', 'http://10.0.0.5:8000/v1', 'http://ollama:11434/v1', 'http://127.0.0.1.example.org'].map(local)).toEqual([false, false, false, false]);
    const version = (config: Partial<LlmConfig>) => createLlm({ url: 'http://a.example/v1', model: 'one', ...config }).version;
    expect(new Set([{}, { model: 'two' }, { url: 'http://b.example/v1' }, { extra: { top_p: 1 } }, { style: 'plain' as const }].map(version)).size).toBe(5);
    expect(version({ url: 'http://user:one@a.example/v1/' })).toBe(version({ url: 'http://a.example/v1/chat/completions' }));
    expect(version({})).toContain('one');
  });
});

describe('answers that have to be understood', () => {
  const wrapped = (write: NonNullable<ChatServerOptions['write']>) => serve({ write });
  const entries = (right: string) => JSON.parse(right).translations as { id: number; text: string }[];

  it.each<[string, NonNullable<ChatServerOptions['write']>]>([
    ['in a fence', (right) => `\`\`\`json\n${right}\n\`\`\``],
    ['after thoughts', (right) => `<think>Let me see {"translations": []} …</think>\n\n${right}`],
    ['after thoughts whose beginning is in the template', (right) => `I translate.\n</think>${right}`],
    ['among prose', (right) => `Sure! Here is the translation [as asked]:\n${right}\nAnything else?`],
    ['in another order', (right) => JSON.stringify({ translations: entries(right).toReversed() })],
    ['with ids as text', (right) => JSON.stringify({ translations: entries(right).map(({ id, text }) => ({ id: String(id), text })) })],
    ['as a bare list', (right) => JSON.stringify(entries(right))],
    ['as texts alone', (right) => JSON.stringify({ translations: entries(right).map(({ text }) => text) })],
    ['as a map', (right) => JSON.stringify(Object.fromEntries(entries(right).map(({ id, text }) => [id, text])))],
    ['with ids nobody asked for', (right) => JSON.stringify({ translations: [{ id: 1, text: 'HACKED' }, ...entries(right)] })],
  ])('%s', async (_, write) => {
    expect(await toZh(engineOf(await wrapped(write)), ['one', '{"id": 2}', 'three'])).toEqual(['译one', '译{"id": 2}', '译three']);
  });

  it('asks once more, alone, for what is missing, said twice, or has lost a mark', async () => {
    const server = await wrapped((right, { data }) => (data.sentences.length === 1 ? right : JSON.stringify({
      translations: entries(right).flatMap(({ id, text }, index) => (index === 0 ? [] : index === 1 ? [{ id, text }, { id, text: 'HACKED' }] : [{ id, text: text.replace('⟦1⟧', '') }])),
    })));
    expect(await toZh(engineOf(server), ['one', 'two', 'the ⟦1⟧'])).toEqual(['译one', '译two', '译the ⟦1⟧']);
    expect(server.asked.map(({ data }) => data.sentences.length)).toEqual([3, 1, 1, 1]);
  });

  it('one that stays out spoils no other, and is never taken for a translation', async () => {
    const server = await wrapped((right, { data }) => JSON.stringify({ translations: entries(right).filter((_, index) => !data.sentences[index].text.includes('hush')) }));
    const engine = engineOf(server);
    const [first, second] = await toZh(engine, ['one', 'hush']);
    expect(first).toBe('译one');
    expect(engine.obeysText!.isNoTranslation(second!)).toBe(true);
  });

  it('a model that never answers in the form asked for is not well', async () => {
    const engine = engineOf(await wrapped(() => 'Hello! How can I help you today?'));
    expect((await trouble(engine)).code).toBe('engine.bad_output');
  });

  it('knows its own instructions when they come back', async () => {
    const server = await serve();
    const engine = engineOf(server);
    await toZh(engine, ['yes']);
    const told = server.asked[0]!.body.messages[0].content as string;
    const canary = /LY[0-9a-f]{16}/.exec(told)![0];
    for (const leak of [told, told.slice(200, 300), `它说 ${canary}`]) expect(engine.obeysText!.isNoTranslation(leak)).toBe(true);
    expect(engine.obeysText!.isNoTranslation('The members of the forum wrote texts about JSON.')).toBe(false);
  });
});

describe('answers that are refusals', () => {
  let server: ChatServer;
  beforeAll(async () => { server = await serve(); });
  const says = (status: number, message: string, code: string | null = null, headers = {}): Fault => (answer) => complain(answer, status, message, code, headers);

  it.each<[string, Fault, string]>([
    ['400 of no known kind', says(400, 'Rosalind'), 'engine.refused'],
    ['400 of a content filter', says(400, 'The response was filtered', 'content_filter'), 'engine.refused'],
    ['400 of DashScope', says(400, 'Input data may contain inappropriate content.', 'data_inspection_failed'), 'engine.refused'],
    ['400 for a context too long', says(400, "This model's maximum context length is 4096 tokens.", 'context_length_exceeded'), 'text.too_long'],
    ['400 for a model', says(400, 'Model Not Exist'), 'engine.misconfigured'],
    ['401', says(401, 'Incorrect API key provided', 'invalid_api_key'), 'engine.misconfigured'],
    ['402', says(402, 'Insufficient Balance'), 'engine.misconfigured'],
    ['403', says(403, 'Forbidden'), 'engine.misconfigured'],
    ['404 for a model', says(404, 'The model `x` does not exist', 'model_not_found'), 'engine.misconfigured'],
    ['404 for a path', (answer) => void answer.writeHead(404).end('404 page not found'), 'engine.misconfigured'],
    ['408', says(408, ''), 'engine.timeout'],
    ['413', says(413, ''), 'text.too_long'],
    ['429', says(429, 'Rate limit reached', 'rate_limit_exceeded'), 'engine.busy'],
    ['429 for an empty account', says(429, 'You exceeded your current quota', 'insufficient_quota'), 'engine.misconfigured'],
    ['a redirect', (answer) => void answer.writeHead(308, { location: 'http://elsewhere.example/v1' }).end(), 'engine.misconfigured'],
    ['500', says(500, 'Rosalind'), 'engine.failed'],
    ['502 of a proxy', (answer) => void answer.writeHead(502).end('<html>Bad gateway</html>'), 'engine.failed'],
    ['503', says(503, 'overloaded'), 'engine.failed'],
    ['200 with the error of another', (answer) => json(answer, 200, { error: { code: 429, message: 'Rate limited upstream' } }), 'engine.busy'],
    ['a filtered completion', (answer) => complete(answer, '', { finish: 'content_filter' }), 'engine.refused'],
    ['a refusal of the model', (answer) => complete(answer, null, { refusal: 'I cannot help with that.' }), 'engine.refused'],
    ['a completion cut off', (answer, _, right) => complete(answer, right.slice(0, 20), { finish: 'length' }), 'text.too_long'],
  ])('%s', async (_, fault, code) => {
    const engine = engineOf(server, { apiKey: KEY });
    server.fail(fault, fault, fault);
    expect((await trouble(engine)).code).toBe(code);
    server.fail();
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
  });

  it.each<[string, Fault, number]>([
    ['seconds', says(429, '', null, { 'retry-after': '120' }), 120_000],
    ['a date', (answer) => json(answer, 429, {}, { 'retry-after': new Date(Date.now() + 90_000).toUTCString() }), 90_000],
    ['seconds, with 503', says(503, '', null, { 'retry-after': '7' }), 7000],
  ])('waits as long as it is asked to: %s', async (_, fault, wait) => {
    server.fail(fault);
    expect(Math.abs((await trouble(engineOf(server))).retryAfter! - wait)).toBeLessThan(2500);
  });

  it('wants the key and the model the server wants', async () => {
    const locked = await serve({ key: KEY, model: 'qwen3:8b' });
    expect((await trouble(engineOf(locked))).code).toBe('engine.misconfigured');
    expect((await trouble(engineOf(locked, { apiKey: KEY, model: 'other' }))).code).toBe('engine.misconfigured');
    expect(await toZh(engineOf(locked, { apiKey: KEY }), ['yes'])).toEqual(['译yes']);
  });
});

describe('answers that are none', () => {
  let server: ChatServer;
  beforeAll(async () => { server = await serve(); });

  it.each<[string, Fault, string]>([
    ...BROKEN,
    ['begun and never ended', (answer) => { answer.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":['); }, 'engine.timeout'],
    ['null', (answer) => json(answer, 200, null), 'engine.bad_output'],
    ['no choices', (answer) => json(answer, 200, { choices: [] }), 'engine.bad_output'],
    ['no text', (answer) => complete(answer, null), 'engine.bad_output'],
    ['thoughts alone', (answer) => complete(answer, '<think>Rosalind is'), 'engine.bad_output'],
  ])('%s', async (_, fault, code) => {
    const engine = engineOf(server, { apiKey: KEY, timeoutMs: 700 });
    server.fail(fault);
    expect((await trouble(engine)).code).toBe(code);
    expect(await toZh(engine, ['yes'])).toEqual(['译yes']);
  });

  it('a port nobody listens on', async () => {
    const gone = await startChatServer();
    await gone.stop();
    expect((await trouble(engineOf(gone))).code).toBe('engine.unreachable');
  });

  it('ends what is under way when it is closed', async () => {
    const engine = engineOf(stuck, { timeoutMs: 60_000 });
    const before = stuck.asked.length;
    const ending = trouble(engine);
    await vi.waitFor(() => expect(stuck.asked.length).toBe(before + 1));
    await engine.close?.();
    expect((await ending).code).toBe('engine.unreachable');
  });
});
