/** Thread pages are kept for readers without an account; nobody may notice but the clock. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';

let app: TestApp;
let author: Person;
let threadId: string;

beforeAll(async () => {
  app = await startTestApp({ web: true, config: { eager: ['en', 'zh'] } });
  author = await app.signUp({ displayName: 'First Name' });
  await app.api('POST', '/communities', { slug: 'pages', nameEn: 'Pages', nameZh: '页面' }, { as: author });
  const { body } = await app.api('POST', '/communities/pages/threads', { title: 'A kept page', markdown: 'The first words.' }, { as: author });
  threadId = body.threadId;
  await settled();
});
afterAll(() => app?.stop());

/** Nothing is being translated: the thread no longer changes by itself. */
const settled = () => waitFor(async () => (await app.database.query("select 1 from translations where status = 'pending'")).length === 0);

async function open(headers: Record<string, string> = {}, query = '') {
  const response = await fetch(`${app.url}/t/${threadId}${query}`, { headers: { 'accept-language': 'en', ...headers } });
  const policy = response.headers.get('content-security-policy') ?? '';
  return { status: response.status, html: await response.text(), nonce: /'nonce-([^']+)'/.exec(policy)?.[1], headers: response.headers };
}

const madeAt = (html: string) => /now:"([^"]+)"/.exec(html)?.[1];

it('answers the same page again, each time with a nonce of its own', async () => {
  const [first, second] = [await open(), await open()];
  expect(first.html).toContain('The first words.');
  expect(madeAt(first.html)).toBeDefined();
  expect(madeAt(second.html)).toBe(madeAt(first.html));
  expect(second.nonce).not.toBe(first.nonce);
  for (const { html, nonce } of [first, second]) {
    expect(html).toContain(`<script nonce="${nonce}"`);
    expect(html).not.toContain('%nonce%');
  }
  expect(second.html.replaceAll(second.nonce!, '')).toBe(first.html.replaceAll(first.nonce!, ''));
  expect(second.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
  expect(second.headers.get('vary')).toBe(first.headers.get('vary'));
});

it('keeps languages, views and colours apart', async () => {
  expect((await open({ 'accept-language': 'zh-CN' })).html).toContain('lang="zh-CN"');
  expect((await open({ cookie: 'laoyou_theme=dark' })).html).not.toBe((await open()).html);
  expect((await open({ 'accept-language': 'zh-CN' }, '?view=original')).html).not.toContain('[zh] The first words.');
  expect((await open({ 'accept-language': 'zh-CN' }, '?view=translated')).html).toContain('[zh] The first words.');
});

it('gives a page made for nobody to nobody who is signed in, and the other way round', async () => {
  const own = await open({ cookie: author.cookie });
  expect(own.html).toContain('First Name');
  expect(madeAt(own.html)).not.toBe(madeAt((await open()).html));
  expect((await open()).html).not.toContain(`handle:"${author.handle}",displayName`);
});

it('shows every change at once: a reply, an edit, a name, a deletion', async () => {
  const reply = await app.api('POST', `/threads/${threadId}/posts`, { markdown: 'A reply came.' }, { as: author });
  expect((await open()).html).toContain('A reply came.');
  await app.api('PATCH', `/posts/${reply.body.postId}`, { markdown: 'A reply changed.', version: 1 }, { as: author });
  expect((await open()).html).toContain('A reply changed.');
  await app.api('PATCH', '/account', { displayName: 'Second Name' }, { as: author });
  const renamed = (await open()).html;
  expect(renamed).toContain('Second Name');
  expect(renamed).not.toContain('First Name');
  await app.api('DELETE', `/posts/${reply.body.postId}`, undefined, { as: author });
  expect((await open()).html).not.toContain('A reply changed.');
  const opening = (await app.api('GET', `/threads/${threadId}`)).body.thread.openingPostId;
  await app.api('DELETE', `/posts/${opening}`, undefined, { as: author });
  expect((await open()).status).toBe(404);
});
