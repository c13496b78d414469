import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../../api/src/http/openapi-document.ts';
import { type TestApp, startTestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type Forum, NOWHERE, openForum, refusal } from './forum.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

const UNSAFE: [string, string, object?][] = [
  ['POST', '/accounts', { handle: 'intruder', password: 'long enough', interfaceLanguage: 'en', reads: ['en'] }],
  ['POST', '/session', { handle: 'ann', password: 'x' }],
  ['DELETE', '/session'],
  ['DELETE', '/sessions'],
  ['PATCH', '/account', { theme: 'dark' }],
  ['PUT', '/account/password', { current: 'x', next: 'long enough' }],
  ['DELETE', '/account', { password: 'x', erasePosts: true }],
  ['POST', '/communities', { slug: 'x-y', nameEn: 'X', nameZh: 'Y' }],
  ['POST', '/communities/daily-life/threads', { title: 'T', markdown: 'M' }],
  ['POST', `/threads/${NOWHERE}/posts`, { markdown: 'M' }],
  ['PATCH', `/posts/${NOWHERE}`, { markdown: 'M', version: 1 }],
  ['DELETE', `/posts/${NOWHERE}`],
  ['POST', `/posts/${NOWHERE}/restore`],
  ['POST', `/posts/${NOWHERE}/translations/zh/retry`],
  ['POST', '/translations/zh', {}],
  ['POST', `/posts/${NOWHERE}/translations/zh/suggestions`, { version: 1, sentence: 0, text: 'T' }],
  ['PUT', `/suggestions/${NOWHERE}/vote`, { value: 1 }],
  ['POST', `/suggestions/${NOWHERE}/accept`, {}],
  ['POST', `/suggestions/${NOWHERE}/reject`],
  ['POST', `/suggestions/${NOWHERE}/withdraw`],
  ['POST', `/suggestions/${NOWHERE}/revert`],
  ['PUT', '/suggestions/seen', { until: '2026-01-01T00:00:00Z' }],
  ['POST', '/glossary', { kind: 'keep', en: 'Costco' }],
  ['PUT', `/glossary/${NOWHERE}`, { kind: 'keep', en: 'Costco' }],
  ['DELETE', `/glossary/${NOWHERE}`],
  ['POST', '/glossary/changes/1/undo'],
  ['POST', '/operate/backfills', { choice: 'missing' }],
  ['POST', `/operate/backfills/${NOWHERE}/stop`],
  ['PUT', '/operate/people/wei/role', { role: 'moderator' }],
  ['POST', '/preview', { markdown: 'M' }],
  ['POST', '/preview/translation', { markdown: 'M' }],
  ['PUT', `/posts/${NOWHERE}/language`, { language: 'ja', version: 1 }],
  ['PUT', `/posts/${NOWHERE}/own/zh`, { markdown: '文', version: 1 }],
  ['DELETE', `/posts/${NOWHERE}/own/zh`],
];

test('every unsafe route of the API is in the list above', async () => {
  const { paths } = JSON.parse(await openApiDocument()) as { paths: Record<string, Record<string, unknown>> };
  const unsafe = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).filter((method) => method !== 'get').map((method) => `${method.toUpperCase()} ${path}`));
  const listed = UNSAFE.map(([method, path]) => `${method} ${path.replace(/(?<=communities\/)[^/]+/, '{slug}').replace(/(?<=people\/)[^/]+/, '{handle}').replace(NOWHERE, '{id}').replace(/\/zh(?=\/|$)/, '/{lang}').replace('changes/1/', 'changes/{version}/')}`);
  expect(listed.sort()).toEqual(unsafe.sort());
});

describe('the origin of a request', () => {
  test.each(UNSAFE)('%s %s is refused without one and from a foreign one, before anything else', async (method, path, body) => {
    expect(refusal(await app.api(method, path, body, { as: forum.ann, origin: null }))).toBe('403 origin.missing');
    for (const origin of ['https://evil.example', 'null', `${app.url}.evil.example`, app.url.replace(/\d+$/, '1')]) {
      expect(refusal(await app.api(method, path, body, { as: forum.ann, origin }))).toBe('403 origin.foreign');
    }
  });

  test('is our own by name or by number, and only the configured one when there is one', async () => {
    const preview = (origin: string, headers = {}) => app.api('POST', '/preview', { markdown: 'Hello.' }, { as: forum.ann, origin, headers });
    expect((await preview(app.url)).status).toBe(200);
    const strict = await startTestApp({ database: app.database, config: { role: 'web', origin: 'https://forum.example', secureCookies: true } });
    const ask = (origin: string) => strict.api('POST', '/session', { handle: 'ann', password: 'correct horse battery' }, { origin });
    expect(refusal(await ask(strict.url))).toBe('403 origin.foreign');
    const answer = await ask('https://forum.example');
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure/);
    expect(answer.headers.get('strict-transport-security')).toBeTruthy();
    await strict.stop();
  });

  test('does not matter for reading', async () => {
    expect((await app.api('GET', '/threads', undefined, { origin: null })).status).toBe(200);
    expect((await app.api('GET', '/threads', undefined, { origin: 'https://evil.example' })).status).toBe(200);
  });
});

describe('a body', () => {
  const post = (body: string | Uint8Array, headers = {}) => app.api('POST', `/communities/${forum.slug}/threads`, body, { as: forum.ann, headers });
  const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

  test.each([
    ['a broken sequence', [0xc3, 0x28]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9]],
    ['GBK', [0xc4, 0xe3, 0xba, 0xc3]],
  ])('of broken UTF-8 (%s) is refused', async (_, part) => {
    expect(refusal(await post(bytes('{"title":"T","markdown":"a', part, 'b"}')))).toBe('400 request.not_utf8');
  });

  test('that is no JSON, or none, or of another type, is refused', async () => {
    for (const body of ['{', 'title=T', '"text"', 'null', '5', '']) expect(refusal(await post(body))).toBe('400 request.not_json');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(refusal(await post('title=T&markdown=M', { 'content-type': type }))).toBe('400 request.not_json');
    }
    expect(refusal(await post('{"__proto__": {"x": 1}, "title": "T", "markdown": "M"}'))).toBe('400 request.not_json');
  });

  test('that is far too large is refused without being read', async () => {
    expect(refusal(await post(JSON.stringify({ title: 'T', markdown: 'x'.repeat(300_000) })))).toBe('413 request.too_large');
  });

  test('names what is missing', async () => {
    expect((await post('{"title": "T"}')).body).toEqual({ code: 'request.invalid', params: { field: 'markdown' } });
  });
});

describe('an address', () => {
  test.each([
    ['GET', '/nothing/here', '404 not_found'],
    ['POST', '/nothing/here', '404 not_found'],
    ['GET', `/threads/${NOWHERE}`, '404 thread.not_found'],
    ['GET', '/threads/not-an-id', '404 thread.not_found'],
    ['GET', `/threads/${NOWHERE}/posts?since=0`, '404 thread.not_found'],
    ['GET', `/posts/${NOWHERE}`, '404 post.not_found'],
    ['GET', '/posts/%00', '404 post.not_found'],
    ['GET', `/posts/${NOWHERE}/translations/zh`, '404 post.not_found'],
    ['GET', `/posts/${NOWHERE}/translations/xx`, '422 language.unknown'],
    ['GET', '/communities/nowhere', '404 community.not_found'],
    ['GET', '/communities/nowhere/threads', '404 community.not_found'],
    ['GET', '/accounts/nobody_here/posts', '404 account.not_found'],
    ['GET', '/threads?lang=fr', '422 language.unknown'],
    ['GET', '/threads?lang=en&lang=zh', '422 language.unknown'],
    ['GET', '/threads?sort=hot', '400 request.invalid'],
    ['GET', '/threads?cursor=rubbish', '400 cursor.invalid'],
    ['GET', `/threads?cursor=${Buffer.from('new 1 x').toString('base64url')}`, '400 cursor.invalid'],
    ['GET', `/threads?cursor=${Buffer.from(`active 99999999999999 ${NOWHERE}`).toString('base64url')}&sort=new`, '400 cursor.invalid'],
    ['GET', `/threads?cursor=${'x'.repeat(601)}`, '400 cursor.invalid'],
    ['GET', '/threads/%E0%A4%A', '400 request.invalid'],
  ])('%s %s is answered with %s', async (method, path, expected) => {
    expect(refusal(await app.api(method, path))).toBe(expected);
  });

  test('with strange parameters of a thread is refused by name', async () => {
    const { threadId } = await forum.thread(forum.ann);
    for (const [query, expected] of [
      ['?limit=0', '400 request.invalid'], ['?limit=101', '400 request.invalid'], ['?limit=ten', '400 request.invalid'], ['?view=sideways', '400 request.invalid'],
      [`?cursor=${Buffer.from("p 00000' or 1=1").toString('base64url')}`, '400 cursor.invalid'], ['/posts', '400 request.invalid'], ['/posts?since=-1', '400 request.invalid'],
    ] as const) expect(refusal(await app.api('GET', `/threads/${threadId}${query}`))).toBe(expected);
  });

  test('outside /api is not answered by the API, unknown ones inside it are, in JSON', async () => {
    const answer = await fetch(`${app.url}/api/v2/threads`);
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'not_found', params: {} }]);
  });

  test('that Node cannot parse ends the connection and nothing else', async () => {
    await new Promise<void>((done) => {
      httpRequest(app.url, { method: 'GET', headers: { 'content-length': 'abc' } }).on('response', () => done()).on('error', () => done()).end();
    });
    expect((await app.api('GET', '/health')).status).toBe(200);
  });
});

describe('limits of how often', () => {
  test('writing too much is told with the time to wait, per person; reading goes on', async () => {
    const limited = await startTestApp({ database: app.database, config: { role: 'web', rateLimits: true } });
    const send = (as = forum.ann) => limited.api('POST', '/preview', { markdown: 'Hello there.' }, { as });
    const answers = await Promise.all(Array.from({ length: 95 }, () => send()));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(5);
    expect(refused[0]!.body).toMatchObject({ code: 'rate.limited', params: { seconds: expect.any(Number) } });
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send(forum.wei)).status).toBe(200);
    expect((await limited.api('GET', '/threads', undefined, { as: forum.ann })).status).toBe(200);
    await limited.stop();
  });
});

describe('a preview', () => {
  const preview = (body: object, as?: typeof forum.ann) => app.api('POST', '/preview', body, as ? { as } : {});
  test('shows the HTML, the language and what would stop the text', async () => {
    const answer = await preview({ title: '', markdown: '**这是**粗体。' }, forum.ann);
    expect(answer.body).toMatchObject({ language: 'zh', errors: [{ code: 'thread.title_empty', params: {} }] });
    expect(answer.body.html).toContain('<strong>');
    expect(answer.body.confidence).toBeGreaterThan(0.5);
    expect((await preview({ markdown: '' }, forum.ann)).body.errors).toEqual([{ code: 'post.body_empty', params: {} }]);
    expect((await preview({ markdown: '>'.repeat(10_000) }, forum.ann)).body.errors.map(({ code }: { code: string }) => code)).toEqual(['post.too_deep']);
    expect((await preview({ markdown: 'a\u0000' }, forum.ann)).body.errors.map(({ code }: { code: string }) => code)).toEqual(['text.control_characters']);
  });
  test('is for people who are signed in', async () => {
    expect(refusal(await preview({ markdown: 'Hello.' }))).toBe('401 session.required');
  });
});

describe('communities', () => {
  const create = (change: object, as = forum.admin) => app.api('POST', '/communities', { slug: 'food', nameEn: 'Food', nameZh: '吃的', ...change }, { as });
  test('are made by admins, in both languages', async () => {
    expect(refusal(await create({}, forum.ann))).toBe('403 permission.denied');
    const answer = await create({ slug: 'food-and-drink', rulesEn: 'Be kind.', rulesZh: '与人为善。' });
    expect(answer.status).toBe(201);
    expect((await app.api('GET', '/communities/food-and-drink')).body.community).toMatchObject({ nameEn: 'Food', nameZh: '吃的', rulesZh: '与人为善。', threadCount: 0 });
    expect((await app.api('GET', '/communities')).body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['daily-life', 'food-and-drink']);
    expect(refusal(await create({ slug: 'food-and-drink' }))).toBe('409 community.slug_taken');
    for (const slug of ['A', 'a b', '-a', '../x', 'x'.repeat(41)]) expect(refusal(await create({ slug }))).toBe('422 community.slug_invalid');
    expect(refusal(await create({ nameZh: '\u200b' }))).toBe('422 community.name_empty');
    expect(refusal(await app.api('POST', '/communities', { slug: 'x-y', nameEn: 'X', nameZh: 'Y' }))).toBe('401 session.required');
  });
});

describe('lists', () => {
  test('of threads go back page by page, by activity and by age, in one community and in all', async () => {
    const slug = 'lists';
    await app.api('POST', '/communities', { slug, nameEn: 'Lists', nameZh: '列表' }, { as: forum.admin });
    const ids: string[] = [];
    for (let i = 0; i < 30; i += 1) {
      ids.unshift((await app.api('POST', `/communities/${slug}/threads`, { title: `Listed ${i}`, markdown: `Number ${i}.` }, { as: forum.ann })).body.threadId);
    }
    const walk = async (path: string) => {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { items, next }: { items: { id: string }[]; next: string | null } = (await app.api('GET', `${path}${cursor && `&cursor=${cursor}`}`)).body;
        expect(items.length).toBeLessThanOrEqual(25);
        seen.push(...items.map(({ id }) => id));
        cursor = next;
      }
      return seen;
    };
    expect(await walk(`/communities/${slug}/threads?sort=new`)).toEqual(ids);
    await forum.reply(forum.wei, ids[20]!, { markdown: '顶一下。' });
    const active = await walk(`/communities/${slug}/threads?lang=zh`);
    expect(active).toEqual([ids[20], ...ids.filter((id) => id !== ids[20])]);
    expect((await walk('/threads?sort=active')).slice(0, 30)).toEqual(active);
    expect((await walk('/threads?sort=new')).filter((id) => ids.includes(id))).toEqual(ids);
  });

  test('of somebody’s posts hold the thread’s title in the reader’s language', async () => {
    const { threadId, postId } = await forum.thread(forum.wei, { title: '菜市场', markdown: '今天的菜新鲜。' });
    await forum.translated(postId, 'en');
    const { items } = (await app.api('GET', '/accounts/wei/posts?lang=en')).body;
    expect(items[0]).toMatchObject({ post: { id: postId, translation: { state: 'ready' } }, thread: { id: threadId, title: '菜市场', titleTranslation: { state: 'ready', language: 'en' } } });
  });
});

describe('what the site says about itself', () => {
  test('its engines and limits', async () => {
    expect((await app.api('GET', '/site')).body).toMatchObject({
      name: 'Laoyou', engines: [{ id: 'fake', pairs: [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }] }], limits: { title: 200, body: 20_000, nesting: 100 },
    });
  });

  test('its health, down to the part that is not well', async () => {
    const well = await waitFor(async () => {
      const answer = await app.api('GET', '/health');
      return answer.status === 200 ? answer : undefined;
    });
    expect(well.body).toMatchObject({ status: 'ok', parts: { database: 'ok', queue: 'ok', live: 'ok', engines: { fake: 'ok' } }, version: expect.any(String) });
  });

  test('its API, exactly as the committed document has it', async () => {
    const written = await readFile(new URL('../../api/openapi.json', import.meta.url), 'utf8');
    expect(await openApiDocument(), 'run: pnpm generate:client').toBe(written);
    expect((await app.api('GET', '/openapi.json')).body).toEqual(JSON.parse(written));
    expect(JSON.parse(written).openapi).toMatch(/^3\.1/);
  });
});

test('answers that depend on who asks are stored by nobody', async () => {
  for (const path of ['/session', '/threads', '/site']) expect((await app.api('GET', path, undefined, { as: forum.ann })).headers.get('cache-control')).toBe('private, no-store');
  const { headers } = await app.api('GET', '/threads');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});
