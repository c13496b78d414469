/** A page asks for what it shows and nobody has read in its reader's language yet; without scripts too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';

let app: TestApp;
let author: Person;
let count = 0;
beforeAll(async () => {
  app = await startTestApp({ web: true, config: { eager: [] } });
  author = await app.signUp({ handle: 'writes_english', reads: ['en'] });
  await app.api('POST', '/communities', { slug: 'pages', nameEn: 'Pages', nameZh: '页面' }, { as: author });
});
afterAll(() => app?.stop());

const open = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers }).then((response) => response.text());
const CHINESE = { 'accept-language': 'zh-CN' };

async function thread(): Promise<{ threadId: string; postId: string; words: string }> {
  const words = `Said for the ${(count += 1)}. time.`;
  const { body } = await app.api('POST', '/communities/pages/threads', { title: `Title ${count}`, markdown: words }, { as: author });
  return { ...body, words };
}
const state = async (postId: string) => (await app.database.query<{ status: string }>("select status from translations where post_id = $1 and language = 'zh'", [postId]))[0]!.status;
const isReady = (postId: string) => waitFor(async () => (await state(postId)) === 'ready');

it('a thread’s page: the reader is told that it is being translated, and finds it when they come again', async () => {
  const { threadId, postId, words } = await thread();
  expect(await open(`/t/${threadId}`, { 'accept-language': 'en' })).toContain(words);
  expect(await state(postId)).toBe('unasked');
  const first = await open(`/t/${threadId}`, CHINESE);
  expect(first).toContain('正在翻译，译好之前先看原文。');
  expect(first).not.toContain('翻译这一篇');
  await isReady(postId);
  expect(await open(`/t/${threadId}`, CHINESE)).toContain(`[zh] ${words}`);
});

it('lists and profiles too', async () => {
  const { postId } = await thread();
  await open('/c/pages', CHINESE);
  await isReady(postId);
  const second = await thread();
  await open('/', CHINESE);
  await isReady(second.postId);
  const third = await thread();
  await open('/u/writes_english', CHINESE);
  await isReady(third.postId);
});

it('not for the view that shows the original', async () => {
  const { threadId, postId } = await thread();
  await open(`/t/${threadId}?view=original`, CHINESE);
  expect(await state(postId)).toBe('unasked');
  await open(`/t/${threadId}?view=original&as=${postId}.translated`, CHINESE);
  await isReady(postId);
});

it('not for a crawler, which names no language; its page has a button, and is not kept for the next reader', async () => {
  const { body } = await app.api('POST', '/communities/pages/threads', { title: '标题', markdown: '没有人读英文。', language: 'zh' }, { as: author });
  expect(await open(`/t/${body.threadId}`)).toContain('Translate it');
  const again = await open(`/t/${body.threadId}`, { 'accept-language': 'en' });
  expect(again).not.toContain('Translate it');
});

it('a page of posts asks once, in one request', async () => {
  const { threadId, postId } = await thread();
  const posts = [postId];
  for (let index = 0; index < 5; index += 1) posts.push((await app.api('POST', `/threads/${threadId}/posts`, { markdown: `Reply ${index}, all alone.` }, { as: author })).body.postId);
  await Promise.all(Array.from({ length: 10 }, () => open(`/t/${threadId}`, CHINESE)));
  for (const id of posts) await isReady(id);
  const asked = app.engine.calls.flatMap(({ sentences }) => sentences).filter((sentence) => sentence.includes('all alone'));
  expect(asked).toHaveLength(5);
});
