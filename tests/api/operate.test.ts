/** What an operator sees of the engines: figures that agree with what providers really received, and nothing that is secret. */
import { afterEach, describe, expect, it } from 'vitest';
import { startDeepL } from '../adapters/deepl-server.ts';
import { createDeepL } from '../../api/src/adapters/engines/deepl.ts';
import { readConfig } from '../../api/src/config.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { json } from '../helpers/stand-in.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { expectStatus, openForum, refusal, type Forum } from './forum.ts';

const KEY = 'secret-key-of-a-test';
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const stop of stops.splice(0).reverse()) await stop(); });

async function open(options: TestAppOptions): Promise<{ app: TestApp; forum: Forum; usage: (app?: TestApp) => Promise<any> }> {
  const app = await startTestApp(options);
  stops.push(app.stop);
  const forum = await openForum(app);
  return { app, forum, usage: async (of = app) => expectStatus(await of.api('GET', '/operate/usage', undefined, { as: forum.admin }), 200).body };
}
async function deepl() {
  const server = await startDeepL(KEY);
  stops.push(server.stop);
  return { server, engine: createDeepL({ url: server.url, key: KEY, timeoutMs: 2000 }) };
}
const budgetsOf = (environment: Record<string, string>) => readConfig({ NODE_ENV: 'test', ...environment }).budgets;
const ready = async (forum: Forum, title: string, markdown: string) => (await forum.translated((await forum.thread(forum.ann, { title, markdown })).postId, 'zh')).translation;

describe('what was sent', () => {
  it('is what the provider received, character by character, and its price is exact', async () => {
    const { server, engine } = await deepl();
    const { forum, usage } = await open({ engines: [engine], config: { budgets: budgetsOf({ DEEPL_MONTHLY_CHARACTERS: '500000', DEEPL_PRICE_PER_MILLION: '20.37 EUR' }) } });
    expect((await usage()).engines).toMatchObject([{ id: 'deepl', budget: 500_000, price: { amount: '20.37', currency: 'EUR' }, state: 'unasked', lastAskedAt: null, months: [] }]);
    await ready(forum, 'Rent', 'It went up. By a lot 𝑥 — how about yours?');
    await ready(forum, 'Schools', 'Lunch costs a little here. It went up.');
    const received = server.translations().flatMap(({ body }) => body.text as string[]);
    // No marks and no markup in these: every code point that arrived was a code point of a sentence.
    expect(received.join('')).not.toMatch(/[<>&]/);
    const characters = [...received.join('')].length;
    const { month, engines } = await usage();
    expect(engines[0].months).toEqual([{ month, characters, sentences: received.length, requests: server.translations().length, failures: 0, price: inCents(characters) }]);
    expect(engines[0]).toMatchObject({ state: 'answering', reason: null, until: null, standIn: null, lastAskedAt: expect.stringMatching(/Z$/) });
  });

  it('of months before, and of engines that are gone, has its place and its price', async () => {
    const { app, usage } = await open({ engines: [fakeEngine({ id: 'bundled' })], config: { budgets: budgetsOf({ DEEPL_PRICE_PER_MILLION: '0.1' }) } });
    const insert = (engine: string, month: string, characters: number) => app.database.query('insert into engine_usage (engine, month, characters, sentences, requests) values ($1, $2, $3, 1, 1)', [engine, month, characters]);
    const { month } = await usage();
    const earlier = new Date(`${month}-01T00:00:00Z`);
    earlier.setUTCMonth(earlier.getUTCMonth() - 1);
    const last = earlier.toISOString().slice(0, 7);
    await insert('bundled', last, 1200);
    await insert('deepl', last, 3);
    await insert('deepl', '2019-01', 77);
    const answer = await usage();
    expect(answer.engines[0]).toMatchObject({ id: 'bundled', price: null, months: [{ month: last, characters: 1200, price: null }] });
    expect(answer.earlier).toEqual([{ id: 'deepl', price: { amount: '0.1', currency: 'USD' }, months: [{ month: last, characters: 3, sentences: 1, requests: 1, failures: 0, price: '0.0000003' }] }]);
  });
});

describe('how an engine stands', () => {
  it('left alone by a worker: until when, why, and who serves, in the process that serves pages too', async () => {
    const { server, engine } = await deepl();
    const { app, forum, usage } = await open({ engines: [engine, fakeEngine({ id: 'bundled' })] });
    const web = await startTestApp({ engines: [fakeEngine({ id: 'deepl' }), fakeEngine({ id: 'bundled' })], database: app.database, config: { role: 'web' } });
    stops.push(web.stop);
    server.fail((answer) => json(answer, 429, {}, { 'retry-after': '1800' }));
    await ready(forum, 'Busy', 'Who translates this?');
    for (const seen of [app, web]) {
      const { engines } = await usage(seen);
      expect(engines[0]).toMatchObject({ id: 'deepl', state: 'paused', reason: 'engine.busy', standIn: 'bundled', months: [{ characters: 0, failures: 1 }] });
      expect(Date.parse(engines[0].until) - Date.now()).toBeGreaterThan(25 * 60_000);
      expect(engines[1]).toMatchObject({ id: 'bundled', state: 'answering', standIn: null });
    }
  });

  it('is about to be tried when that time is over, and answers once it has', async () => {
    const clock = { time: Date.UTC(2026, 0, 10), now: () => clock.time };
    const first = fakeEngine({ id: 'first', fault: ['unreachable'] });
    const { forum, usage } = await open({ engines: [first, fakeEngine({ id: 'second' })], overrides: { clock } });
    await ready(forum, 'Down', 'Nobody home.');
    expect((await usage()).engines[0]).toMatchObject({ state: 'paused', reason: 'engine.unreachable', until: '2026-01-10T00:00:10.000Z', standIn: 'second' });
    clock.time += 11_000;
    expect((await usage()).engines[0]).toMatchObject({ state: 'trial', standIn: 'second' });
    await ready(forum, 'Up', 'Somebody home?');
    await waitFor(async () => (await usage()).engines[0].state === 'answering');
    clock.time += 1000;
    expect(await ready(forum, 'Well', 'All is well.')).toMatchObject({ engine: 'first' });
  });

  it('a refused text is no reason to leave it alone', async () => {
    const { forum, usage } = await open({ engines: [fakeEngine({ id: 'first', fault: ['refused'] }), fakeEngine({ id: 'second' })] });
    await ready(forum, 'Refused', 'Not this one.');
    expect((await usage()).engines[0]).toMatchObject({ state: 'answering', reason: null });
  });

  it('its budget is spent when what there is to send finds no room, until the month turns or there is more', async () => {
    const clock = { time: Date.UTC(2026, 11, 31, 23), now: () => clock.time };
    const engines = () => [fakeEngine({ id: 'deepl' }), fakeEngine({ id: 'bundled' })];
    const { app, forum, usage } = await open({ engines: engines(), overrides: { clock }, config: { budgets: budgetsOf({ DEEPL_MONTHLY_CHARACTERS: '40' }) } });
    await ready(forum, 'Short', 'It fits.');
    expect((await usage()).engines[0]).toMatchObject({ state: 'answering', months: [{ month: '2026-12', characters: 13 }] });
    expect(await ready(forum, 'Longer', 'This is more than what is left of it.')).toMatchObject({ engine: 'bundled' });
    expect(await usage()).toMatchObject({
      month: '2026-12', renewedAt: '2027-01-01T00:00:00.000Z',
      engines: [{ state: 'spent', until: '2027-01-01T00:00:00.000Z', standIn: 'bundled' }, { state: 'answering' }],
    });
    const raised = await startTestApp({ engines: engines(), database: app.database, overrides: { clock }, config: { budgets: budgetsOf({ DEEPL_MONTHLY_CHARACTERS: '4000' }) } });
    stops.push(raised.stop);
    expect((await usage(raised)).engines[0]).toMatchObject({ state: 'answering', budget: 4000 });
    clock.time = Date.UTC(2027, 0, 1, 1);
    expect((await usage()).engines[0]).toMatchObject({ state: 'answering', months: [{ month: '2026-12' }] });
  });
});

it('a round is priced before it is started', async () => {
  const { server, engine } = await deepl();
  const { app, forum } = await open({ engines: [engine, fakeEngine({ id: 'bundled' })], config: { eager: [], budgets: budgetsOf({ DEEPL_PRICE_PER_MILLION: '20.37 EUR' }) } });
  await forum.thread(forum.ann, { title: 'Rent', markdown: 'It went up. By a lot.' });
  await forum.thread(forum.ann, { title: 'Rent', markdown: 'It went up. Again.' });
  const { body } = await app.api('GET', '/operate/backfills/estimate?choice=missing&lang=zh&rate=600', undefined, { as: forum.admin });
  const { body: round } = await app.api('POST', '/operate/backfills', { choice: 'missing', languages: ['zh'] }, { as: forum.admin });
  await waitFor(async () => (await app.api('GET', `/operate/backfills/${round.id}`, undefined, { as: forum.admin })).body.state === 'done', { timeout: 25_000 });
  const characters = [...server.translations().flatMap(({ body: { text } }) => text as string[]).join('')].length;
  expect(body).toEqual({ posts: 2, characters, about: false, first: [{ engine: 'deepl', characters, price: { amount: inCents(characters), currency: 'EUR' } }] });
});

it('is for admins, and holds no key, no address and no text', async () => {
  const { server, engine } = await deepl();
  const { app, forum, usage } = await open({ engines: [engine, fakeEngine({ id: 'bundled' })], config: { budgets: budgetsOf({ DEEPL_PRICE_PER_MILLION: '20 EUR' }), libretranslate: { url: 'https://u:hidden@mt.example', apiKey: KEY } } });
  server.failAlways((answer) => json(answer, 500, { message: `broken for ${KEY}` }));
  await ready(forum, 'Rent', 'Private words.');
  const answer = await usage();
  expect(answer.engines[0].months[0]).toMatchObject({ failures: expect.any(Number) });
  expect(JSON.stringify(answer)).not.toMatch(/secret|hidden|http|127\.0\.0\.1|Private/);
  const moderator = await app.signUp();
  await app.database.query("update accounts set role = 'moderator' where handle = $1", [moderator.handle]);
  for (const as of [forum.ann, moderator]) expect(refusal(await app.api('GET', '/operate/usage', undefined, { as }))).toBe('403 permission.denied');
  expect(refusal(await app.api('GET', '/operate/usage'))).toBe('401 session.required');
});

/** Of so many characters at 20.37 a million, as one does it by hand: hundredths of a millionth. */
function inCents(characters: number): string {
  const hundredMillionths = String(characters * 2037).padStart(9, '0');
  return `${Number(hundredMillionths.slice(0, -8))}.${hundredMillionths.slice(-8)}`.replace(/\.?0+$/, '');
}
