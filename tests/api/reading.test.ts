/** Reading a thread: the same truth however it is read, and as the schemas say. */
import { readFile } from 'node:fs/promises';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPageCache } from '../../api/src/threads/page-cache.ts';
import { createShareReads } from '../../api/src/http/share-reads.ts';
import { toIso } from '../../api/src/adapters/moments-postgres.ts';
import { type TestApp, startTestApp } from '../helpers/app.ts';
import { type Forum, openForum } from './forum.ts';

let app: TestApp;
let forum: Forum;
beforeAll(async () => {
  app = await startTestApp();
  forum = await openForum(app);
});
afterAll(() => app.stop());

test('what comes as ready JSON has the shape the API promises', async () => {
  const document = JSON.parse(await readFile(new URL('../../api/openapi.json', import.meta.url), 'utf8'));
  // The check itself must be able to say no.
  expect(explain(document, 'ThreadPage', { thread: {}, posts: [{}], next: 5, more: 1 }).length).toBeGreaterThan(3);
  const { threadId, postId } = await forum.thread(forum.ann);
  const reply = await forum.reply(forum.wei, threadId, { markdown: '一个回复。' });
  await Promise.all([forum.translated(postId, 'zh'), forum.translated(reply.postId, 'en')]);
  await app.api('PATCH', `/posts/${postId}`, { markdown: 'Edited.', version: 1 }, { as: forum.ann });
  await app.api('DELETE', `/posts/${reply.postId}`, undefined, { as: forum.wei });
  for (const as of [undefined, forum.ann, forum.wei]) {
    for (const view of ['original', 'translated', 'both']) {
      for (const lang of ['en', 'zh']) {
        const page = await forum.read(threadId, `?lang=${lang}&view=${view}`, as);
        const changes = await forum.read(`${threadId}/posts`, `?since=0&lang=${lang}&view=${view}`, as);
        expect(explain(document, 'ThreadPage', page)).toEqual([]);
        expect(explain(document, 'ThreadChanges', changes)).toEqual([]);
      }
    }
  }
});

describe('two readings of one thread never differ because the first was kept', () => {
  test('after an edit, a deletion, a translation, a new name and a departure', async () => {
    const person = await app.signUp({ handle: 'renamed', displayName: 'Before' });
    const { threadId, postId } = await forum.thread(person, { title: 'Kept?', markdown: 'First words.' });
    const { postId: replyId } = await forum.reply(forum.ann, threadId, { markdown: 'A reply.' });
    await Promise.all([postId, replyId].map((id) => forum.translated(id, 'zh')));
    const read = async (query = '?lang=zh&view=original') => (await forum.read(threadId, query)).posts;
    expect((await read())[0].originalHtml).toContain('First words');
    await app.api('PATCH', `/posts/${postId}`, { markdown: 'Second words.', version: 1 }, { as: person });
    expect((await read())[0].originalHtml).toContain('Second words');
    await app.api('DELETE', `/posts/${replyId}`, undefined, { as: forum.ann });
    expect((await read())[1].state).toBe('deleted');
    await app.api('POST', `/posts/${replyId}/restore`, undefined, { as: forum.ann });
    expect((await read())[1].state).toBe('visible');
    await app.api('PATCH', '/account', { displayName: 'After' }, { as: person });
    expect((await read())[0].author).toEqual({ handle: 'renamed', displayName: 'After' });
    await app.api('DELETE', '/account', { password: person.password, erasePosts: false }, { as: person });
    expect((await read())[0].author).toBeNull();
  });

  test('and what is mine is mine only for me', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const mine = async (as?: typeof forum.ann) => (await forum.read(threadId, '?lang=en', as)).posts[0].mine;
    expect([await mine(), await mine(forum.ann), await mine(), await mine(forum.wei)]).toEqual([false, true, false, false]);
  });
});

test('who reads both languages gets originals unless they ask; who reads one gets their view', async () => {
  const { threadId, postId } = await forum.thread(forum.ann);
  await forum.translated(postId, 'zh');
  const both = await app.signUp({ handle: 'reads_both', interfaceLanguage: 'zh-CN', reads: ['zh', 'en'] });
  const post = async (as?: typeof both, query = '') => (await forum.read(threadId, query, as)).posts[0];
  expect((await post(both)).originalHtml).toBeTruthy();
  expect((await post(both, '?view=translated')).translation.html).toContain('[zh]');
  expect((await post(forum.wei)).translation.html).toContain('[zh]');
  expect((await post()).translation).toBeNull();
});

describe('the cache of pages', () => {
  const row = (html: string) => ({ original_html: html, tr_html: null, tr_paired_html: null }) as never;
  test('reads once for all who ask at once, keeps to its size, and keeps no failure', async () => {
    const cache = createPageCache(10_000);
    let reads = 0;
    const read = (text: string) => async () => {
      reads += 1;
      return [row(text), row(text)];
    };
    const [one, two] = await Promise.all([cache.take('a', read('x'), 1), cache.take('a', read('x'), 1)]);
    expect([reads, one === two, one.rows.length, one.more]).toEqual([1, true, 1, true]);
    await cache.take('b', read('y'.repeat(4000)), 5);
    await cache.take('a', read('x'), 1);
    expect(reads).toBe(3);
    await expect(cache.take('c', () => Promise.reject(new Error('away')), 1)).rejects.toThrow('away');
    expect((await cache.take('c', read('z'), 1)).rows).toHaveLength(1);
  });
});

test('a shared read never began before it was asked for', async () => {
  const share = createShareReads<number>();
  let truth = 1;
  const gates: (() => void)[] = [];
  const read = () => {
    const seen = truth;
    return new Promise<number>((done) => gates.push(() => done(seen)));
  };
  const first = share('k', read);
  truth = 2;
  const [second, third] = [share('k', read), share('k', read)];
  expect(gates).toHaveLength(1);
  gates[0]!();
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  expect(gates).toHaveLength(2);
  gates[1]!();
  expect([await second, await third]).toEqual([2, 2]);
  await expect(share('bad', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  const fourth = share('k', read);
  gates[2]!();
  expect(await fourth).toBe(2);
});

test.each([
  ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05.000Z'],
  ['2026-01-02 03:04:05.6+00', '2026-01-02T03:04:05.600Z'],
  ['2026-01-02 03:04:05.06+00', '2026-01-02T03:04:05.060Z'],
  ['2026-01-02 03:04:05.678+00', '2026-01-02T03:04:05.678Z'],
  ['2026-01-02 03:04:05.678+08', '2026-01-01T19:04:05.678Z'],
  ['2026-01-02 03:04:05+05:30', '2026-01-01T21:34:05.000Z'],
])('the moment %s is told as %s', (text, iso) => {
  expect(toIso(text)).toBe(iso);
});

/** What is wrong with an answer by a named schema of the OpenAPI document; also fields the schema does not know. */
function explain(document: { components: { schemas: Record<string, object> } }, name: string, value: unknown): string[] {
  const closed = JSON.parse(JSON.stringify(document.components.schemas), (_, part) => (part?.type === 'object' && part.properties ? { ...part, additionalProperties: false } : part));
  const inline = (part: any): any => {
    if (Array.isArray(part)) return part.map(inline);
    if (part === null || typeof part !== 'object') return part;
    if (part.$ref) return inline(closed[part.$ref.split('/').at(-1)]);
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, inline(inner)]));
  };
  return [...Value.Errors(inline(closed[name]), value)].map(({ instancePath, message }) => `${instancePath} ${message}`);
}
