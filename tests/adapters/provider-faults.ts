/** What every engine of a big provider must do when the provider does not. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeEngine } from '../../api/src/translation/engine-contract.ts';
import { TranslationError } from '../../api/src/translation/errors.ts';
import type { WrittenLanguage } from '../../api/src/translation/languages.ts';
import type { Engine, ProtectedText } from '../../api/src/translation/ports.ts';
import { BROKEN, json } from '../helpers/stand-in.ts';
import type { Fault, ProviderServer } from './provider-server.ts';

/** In every key, token and password of these tests. */
export const SECRET = /secret|PRIVATE KEY|Rosalind|DeepL-Auth-Key |Bearer /;

export interface Candidate<S extends ProviderServer> {
  name: string;
  start(): Promise<S>;
  make(server: { url: string } & Partial<S>, options?: { timeoutMs?: number; badKey?: boolean }): Promise<Engine>;
  /** A complaint in the provider's own shape. */
  complaint(status: number, says: string): unknown;
  /** A right answer with other texts. */
  answer(texts: unknown[]): unknown;
  /** Complaints of this provider's own. */
  refusals: [string, number, unknown, string][];
}

export const ask = (engine: Engine, sentences: ProtectedText[], [source, target]: [WrittenLanguage, 'en' | 'zh'] = ['en', 'zh'], signal = new AbortController().signal) =>
  engine.translate({ source, target, sentences, context: { title: 'Rent', before: ['Hello.'] } }, signal);

/** The named error of a call that must fail; what it says holds neither a key nor the text. */
export async function trouble(engine: Engine, sentences = ['My landlady Rosalind raised it.']): Promise<TranslationError> {
  const said: unknown[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name).mockImplementation((...words) => void said.push(words)));
  const error = await ask(engine, sentences).then(() => undefined, (reason: unknown) => reason);
  for (const spy of spies) spy.mockRestore();
  expect(error).toBeInstanceOf(TranslationError);
  expect(`${(error as Error).message} ${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toMatch(SECRET);
  expect(said).toEqual([]);
  return error as TranslationError;
}

export function describeProvider<S extends ProviderServer>({ name, start, make, complaint, answer, refusals }: Candidate<S>): void {
  describe(name, () => {
    const stops: (() => Promise<unknown> | undefined)[] = [];
    let server: S;
    beforeAll(async () => { server = await start(); stops.push(server.stop); });
    afterAll(() => Promise.all(stops.map((stop) => stop())));
    const engineOf = async (...options: Parameters<typeof make>) => {
      const engine = await make(...options);
      stops.push(async () => engine.close?.());
      return engine;
    };
    const says = (status: number, body: unknown, headers: Record<string, string> = {}): Fault => (reply) => json(reply, status, body, headers);

    describeEngine(name, () => engineOf(server), {
      makeSlow: async () => {
        const stuck = await start();
        stops.push(stuck.stop);
        stuck.failAlways(() => {});
        return engineOf(stuck, { timeoutMs: 60_000 });
      },
    });

    it('is never local, and sends nothing where there is nothing to read', async () => {
      const engine = await engineOf(server);
      expect(engine).toMatchObject({ local: false, quality: 'high' });
      const before = server.asked.length;
      expect(await ask(engine, ['', '😀', '⟦1⟧ 42'])).toEqual(['', '😀', '⟦1⟧ 42']);
      expect(server.asked.length).toBe(before);
    });

    it('translates from every language it says it has', async () => {
      const engine = await engineOf(server);
      expect(engine.pairs).toEqual(expect.arrayContaining([{ source: 'ja', target: 'en' }, { source: 'ko', target: 'zh' }, { source: 'ru', target: 'zh' }, { source: 'pt', target: 'en' }]));
      for (const { source, target } of engine.pairs) expect(await ask(engine, ['abc'], [source, target])).toEqual([target === 'zh' ? '译abc' : 'En abc']);
    });

    it('survives what strict readers of markup do not', async () => {
      const engine = await engineOf(server);
      expect(await ask(engine, ['a < b && c > "d" </x> \u0001 &amp; \ud800 ⟦1⟧it\'s⟦/1⟧'])).toEqual([expect.stringMatching(/^译a < b && c > "d" <\/x> .*&amp;.*⟦1⟧译it's⟦\/1⟧$/)]);
    });

    it('says too long for what one request does not take, before it is sent', async () => {
      const engine = await engineOf(server);
      const before = server.translations().length;
      expect((await trouble(engine, ['x'.repeat(engine.limits.characters + 1)])).code).toBe('text.too_long');
      expect((await trouble(engine, Array(engine.limits.sentences + 1).fill('x'))).code).toBe('text.too_long');
      expect((await trouble(engine, [`x${Array.from({ length: 1600 }, (_, index) => `⟦${index + 1}⟧`).join('').slice(0, engine.limits.characters - 1)}`]).catch(() => ({ code: 'sent' }))).code).toMatch(/text\.too_long|sent/);
      expect(server.translations().length - before).toBeLessThanOrEqual(1);
    });

    it('wants the right key', async () => {
      expect((await trouble(await engineOf(server, { badKey: true }))).code).toBe('engine.misconfigured');
    });

    it.each<[string, number, unknown, string]>([
      ['400 of no known kind', 400, complaint(400, 'Rosalind'), 'engine.refused'],
      ['403', 403, complaint(403, 'Forbidden'), 'engine.misconfigured'],
      ['404', 404, '<h1>Not found</h1>', 'engine.misconfigured'],
      ['408', 408, complaint(408, ''), 'engine.timeout'],
      ['413', 413, complaint(413, ''), 'text.too_long'],
      ['429', 429, complaint(429, 'Too many requests'), 'engine.busy'],
      ['500', 500, complaint(500, 'Rosalind'), 'engine.failed'],
      ['502 of a proxy', 502, '<html>', 'engine.failed'],
      ['503', 503, complaint(503, ''), 'engine.failed'],
      ['204', 204, undefined, 'engine.misconfigured'],
      ...refusals,
    ])('names %s', async (_, status, body, code) => {
      const engine = await engineOf(server);
      server.fail(says(status, body));
      expect((await trouble(engine)).code).toBe(code);
      expect(await ask(engine, ['yes'])).toEqual(['译yes']);
    });

    it('does not follow a redirect', async () => {
      const elsewhere = await start();
      stops.push(elsewhere.stop);
      server.fail((reply) => reply.writeHead(307, { location: `${elsewhere.url}${server.translations()[0]!.path}` }).end());
      expect((await trouble(await engineOf(server))).code).toBe('engine.misconfigured');
      expect(elsewhere.asked).toEqual([]);
    });

    it.each<[string, number, string | (() => string), number]>([
      ['seconds', 429, '120', 120_000],
      ['a date', 429, () => new Date(Date.now() + 90_000).toUTCString(), 90_000],
      ['a date gone by', 429, 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
      ['seconds, with 503', 503, '7', 7000],
    ])('waits as long as it is asked to: %s', async (_, status, value, wait) => {
      server.fail((reply) => json(reply, status, complaint(status, ''), { 'retry-after': typeof value === 'string' ? value : value() }));
      expect(Math.abs((await trouble(await engineOf(server))).retryAfter! - wait)).toBeLessThan(3000);
    });

    it.each<[string, Fault, string]>([
      ...BROKEN,
      ['byte by byte, without an end', (reply) => {
        reply.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => (reply.destroyed ? clearInterval(drip) : reply.write(' ')), 50);
        reply.on('close', () => clearInterval(drip));
      }, 'engine.timeout'],
      ['cut off before its end', (reply, { body }) => {
        const text = JSON.stringify(body);
        reply.writeHead(200, { 'content-length': String(Buffer.byteLength(text)) }).write(text.slice(0, 10), () => reply.socket!.destroy());
      }, 'engine.unreachable'],
      ['cut off, and said to be whole', (reply, { body }) => reply.end(JSON.stringify(body).slice(0, -5)), 'engine.bad_output'],
      ['null', (reply) => json(reply, 200, null), 'engine.bad_output'],
      ['an error with a good status', (reply) => json(reply, 200, complaint(500, 'Rosalind')), 'engine.bad_output'],
      ['too few texts', (reply) => json(reply, 200, answer([])), 'engine.bad_output'],
      ['too many texts', (reply) => json(reply, 200, answer(['一', '二'])), 'engine.bad_output'],
      ['a text that is none', (reply) => json(reply, 200, answer([null])), 'engine.bad_output'],
      ['a text that is empty', (reply) => json(reply, 200, answer([''])), 'engine.bad_output'],
    ])('takes no answer that comes as: %s', async (_, fault, code) => {
      const engine = await engineOf(server, { timeoutMs: 700 });
      server.fail(fault);
      expect((await trouble(engine)).code).toBe(code);
      expect(await ask(engine, ['yes'])).toEqual(['译yes']);
    });

    it('a damaged mark is never shown as whole', async () => {
      server.fail((reply, good) => json(reply, 200, JSON.parse(JSON.stringify(good.body).replace(/<\/\w+>/, ''))));
      expect((await ask(await engineOf(server), ['See ⟦1⟧the menu⟦/1⟧.']))[0]).toMatch(/⟦\?⟧|^(?!.*⟦\/1⟧)/);
    });

    it('a port nobody listens on', async () => {
      const gone = await start();
      await gone.stop();
      expect((await trouble(await engineOf(gone))).code).toBe('engine.unreachable');
    });
  });
}
