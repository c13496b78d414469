/** What a post sees of a translation server that is down, hangs, or comes back. */
import { afterEach, expect, it } from 'vitest';
import { createLibreTranslate } from '../../api/src/adapters/engines/libretranslate.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { expectStatus, openForum } from '../api/forum.ts';
import { startTestApp, type TestAppOptions } from '../helpers/app.ts';
import { json } from '../helpers/stand-in.ts';
import { startTranslationServer } from './libretranslate-server.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const stop of stops.splice(0).reverse()) await stop(); });

async function forumWith(options: TestAppOptions) {
  const app = await startTestApp(options);
  stops.push(app.stop);
  return { app, forum: await openForum(app) };
}

/** An address where nothing listens, until `startTranslationServer` does. */
async function freePort(): Promise<number> {
  const server = await startTranslationServer();
  await server.stop();
  return server.port;
}

const translationOf = async ({ api }: { api: (method: string, path: string) => Promise<{ body: any }> }, postId: string) => (await api('GET', `/posts/${postId}/translations/zh`)).body;

it('the next engine serves when the server is down', async () => {
  const libretranslate = createLibreTranslate({ url: `http://127.0.0.1:${await freePort()}` });
  const { app, forum } = await forumWith({ engines: [libretranslate, fakeEngine()] });
  const { postId } = await forum.thread(forum.ann, { title: 'School lunches', markdown: 'What do **they** cost near you?' });
  const post = await forum.translated(postId, 'zh');
  expect(post.translation).toMatchObject({ engine: 'fake', model: 'Fake 1', html: expect.stringContaining('<strong>they</strong>') });
  // The trouble is known now: the next post does not wait for it.
  expect(app.deps.translator.engines()).toMatchObject([{ id: 'libretranslate', state: 'open' }, { id: 'fake', state: 'closed' }]);
});

it('a post is stored and read while the server keeps its engine waiting', async () => {
  const server = await startTranslationServer();
  stops.push(server.stop);
  server.failAlways(() => {});
  const libretranslate = createLibreTranslate({ url: server.url, timeoutMs: 4000 });
  const { app, forum } = await forumWith({ engines: [libretranslate, fakeEngine()] });
  const began = Date.now();
  const { threadId, postId } = await forum.thread(forum.ann, { title: 'The bus', markdown: 'Late again.' });
  const { posts } = await forum.read(threadId, '?lang=zh&view=translated');
  expect(Date.now() - began).toBeLessThan(4000);
  expect(posts[0]).toMatchObject({ originalHtml: expect.stringContaining('Late again.'), translation: { state: 'pending' } });
  expect((await forum.translated(postId, 'zh')).translation.engine).toBe('fake');
  expect(server.translations().length).toBeGreaterThan(0);
  expect((await translationOf(app, postId)).sentences).toContainEqual(expect.objectContaining({ source: 'Late again.', target: '[zh] Late again.' }));
});

it('says why there is no translation, and a retry brings it once the server is back', async () => {
  const port = await freePort();
  let passed = 0;
  const libretranslate = createLibreTranslate({ url: `http://127.0.0.1:${port}` });
  const { app, forum } = await forumWith({ engines: [libretranslate], overrides: { clock: { now: () => Date.now() + passed } } });
  const { postId } = await forum.thread(forum.ann, { title: 'Rent', markdown: 'Read [this page](https://example.org/rent) with `3 < 5` and 🏠 now.' });
  const failed = await forum.translated(postId, 'zh', 'failed');
  expect(failed.translation).toMatchObject({ reason: 'engine.unreachable', willRetry: true });
  expect(failed.originalHtml).toContain('this page');
  expect(await translationOf(app, postId)).toMatchObject({ state: 'failed', reason: 'engine.unreachable', willRetry: true, engine: null, sentences: [] });

  const server = await startTranslationServer({ port });
  stops.push(server.stop);
  passed = 20_000;
  expectStatus(await app.api('POST', `/posts/${postId}/translations/zh/retry`, {}, { as: forum.wei }), 202);
  const { translation } = await forum.translated(postId, 'zh');
  expect(translation).toMatchObject({ reason: null, engine: 'libretranslate', model: 'LibreTranslate', quality: 'standard', local: true });
  expect(translation.html).toMatch(/href="https:\/\/example\.org\/rent"[^>]*>译this page<\/a>/);
  expect(translation.html).toContain('<code>3 &#x3C; 5</code>');
  expect(translation.html.match(/🏠/gu)).toHaveLength(1);
});

it('keeps to the original when the server answers with damaged marks, and says so', async () => {
  const server = await startTranslationServer();
  stops.push(server.stop);
  server.failAlways((answer, _, texts) => json(answer, 200, { translatedText: texts.map((text) => text.replace(/<\/span>/, '')) }));
  const { app, forum } = await forumWith({ engines: [createLibreTranslate({ url: server.url })] });
  const { postId } = await forum.thread(forum.ann, { title: 'Food', markdown: 'The fish was good. See [the menu](https://example.org) for more.' });
  const { translation } = await forum.translated(postId, 'zh');
  expect(translation).toMatchObject({ state: 'ready', keptCount: 1 });
  expect(translation.html).toContain('<a href="https://example.org"');
  expect((await translationOf(app, postId)).sentences).toEqual(expect.arrayContaining([
    expect.objectContaining({ outcome: 'kept', reason: 'markup.lost', target: 'See the menu for more.' }),
    expect.objectContaining({ outcome: 'translated', target: '译The fish was good.' }),
  ]));
});
