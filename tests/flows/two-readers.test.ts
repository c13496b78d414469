/** The three ways through the house, end to end: an American and a Chinese reader in one thread, each in a browser of their own. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openForum, type Forum } from '../api/forum.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser, openReader, type Reader, type ReaderOptions } from '../helpers/browser.ts';
import { waitFor } from '../helpers/wait-for.ts';

let app: TestApp;
let forum: Forum;
let browser: Browser;
const readers: Reader[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ web: true }), launchBrowser()]);
  forum = await openForum(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});

async function open(options: ReaderOptions): Promise<Reader> {
  const reader = await openReader(browser, app.url, options);
  readers.push(reader);
  return reader;
}

const ann = (options: ReaderOptions = {}) => open({ locale: 'en-US', as: forum.ann, ...options });
const wei = (options: ReaderOptions = {}) => open({ locale: 'zh-CN', as: forum.wei, ...options });

describe('with JavaScript', () => {
  it('a thread is posted once, and a reply crosses to the other reader with its translation, without a reload', async () => {
    const { page: english, problems } = await ann();
    await english.goto(`/c/${forum.slug}/new`);
    await english.getByLabel('Title', { exact: true }).fill('What does an ambulance cost where you live?');
    await english.getByLabel('Text', { exact: true }).fill('I paid **$1,200** for eleven minutes. Is that normal?');
    await english.getByLabel('Written in').locator('option', { hasText: 'Detected: English' }).waitFor({ state: 'attached' });
    // An impatient finger: two clicks, one thread.
    await english.getByRole('button', { name: 'Post thread' }).dblclick();
    await english.waitForURL(/\/t\//);
    await english.getByRole('heading', { level: 1, name: 'What does an ambulance cost where you live?' }).waitFor();
    const threadId = new URL(english.url()).pathname.split('/')[2]!;
    expect(await app.database.query('select 1 from threads where title like $1', ['What does an ambulance%'])).toHaveLength(1);

    const { page: chinese, problems: chineseProblems } = await wei();
    await forum.translated((await forum.read(threadId)).thread.openingPostId, 'zh');
    await chinese.goto(`/t/${threadId}`);
    expect(await chinese.getAttribute('html', 'lang')).toBe('zh-CN');
    await chinese.getByRole('heading', { level: 1, name: '[zh] What does an ambulance cost' }).waitFor();
    const opening = chinese.locator('.post.opening .prose');
    expect(await opening.textContent()).toContain('[zh] I paid $1,200 for eleven minutes.');
    expect(await opening.locator('strong').textContent()).toBe('$1,200');
    expect(await opening.getAttribute('lang')).toBe('zh-CN');

    // The answer comes at once, its translation as soon as the engine has it; both without a reload.
    app.engine.slow(1500);
    await chinese.getByLabel('正文', { exact: true }).fill('在我们这里一次只要两百块。你们怎么付得起？');
    await chinese.getByRole('button', { name: '发送回复' }).click();
    const arrived = english.locator('.post', { hasText: '小魏' });
    await arrived.getByText('在我们这里一次只要两百块。').waitFor();
    await arrived.getByText('Being translated.').waitFor();
    await arrived.getByText('[en] 在我们这里一次只要两百块。').waitFor();
    expect(await arrived.getByText('Being translated.').count()).toBe(0);
    await english.getByRole('heading', { level: 2, name: '1 reply', exact: true }).waitFor();
    app.engine.slow(0);
    await chinese.locator('.post', { hasText: '你们怎么付得起？' }).waitFor();
    await chinese.getByRole('heading', { level: 2, name: '1 条回复', exact: true }).waitFor();
    expect([...problems, ...chineseProblems]).toEqual([]);
  });

  it('a page that lost its connection catches up with everything it missed', async () => {
    const { threadId, postId } = await forum.thread(forum.ann);
    await forum.translated(postId, 'zh');
    const { page, context } = await wei();
    await page.goto(`/t/${threadId}`);
    await page.locator('.thread.scripted').waitFor();
    await context.setOffline(true);
    await page.getByText('连接断开了，恢复后会自动显示新回复。').waitFor();
    const { postId: missed } = await forum.reply(forum.ann, threadId, { markdown: 'Said while you were in the tunnel.' });
    await forum.translated(missed, 'zh');
    expect(await page.getByText('in the tunnel').count()).toBe(0);
    await context.setOffline(false);
    await page.getByText('[zh] Said while you were in the tunnel.').waitFor();
    await page.getByText('连接断开了').waitFor({ state: 'detached' });
  });

  it('an edit is seen at once, its old translation marked as outdated until the new one is there; a deletion empties the place', async () => {
    const { threadId } = await forum.thread(forum.wei, { title: '你们早餐吃什么？', markdown: '我吃豆浆油条。' });
    const { postId, version } = await forum.reply(forum.ann, threadId, { markdown: 'Oatmeal. Every day.' });
    await forum.translated(postId, 'zh');
    const { page } = await wei();
    await page.goto(`/t/${threadId}`);
    const post = page.locator(`#p-${postId}`);
    await post.getByText('[zh] Oatmeal.').waitFor();
    app.engine.slow(1500);
    const before = app.engine.calls.length;
    await app.api('PATCH', `/posts/${postId}`, { markdown: 'Oatmeal. Except on Sundays.', version }, { as: forum.ann });
    await post.getByText('原文改过了，这是改动前的译文，新译文马上就好。').waitFor();
    expect(await post.locator('.prose').textContent()).toContain('[zh] Every day.');
    await post.getByText('[zh] Except on Sundays.').waitFor();
    app.engine.slow(0);
    expect(app.engine.calls.slice(before).flatMap(({ sentences }) => sentences)).toEqual(['Except on Sundays.']);
    await app.api('DELETE', `/posts/${postId}`, undefined, { as: forum.ann });
    await post.getByText('这条内容已被作者删除。').waitFor();
    expect(await page.getByText('Sundays').count()).toBe(0);
  });

  it('the view is switched for the page, for one post, by address and by key, and sentences light up together', async () => {
    const { threadId, postId } = await forum.thread(forum.ann, { title: 'Lunch', markdown: 'A corn dog. Canned peaches.\n\n- milk\n- an apple' });
    await forum.translated(postId, 'zh');
    const { page } = await wei();
    await page.goto(`/t/${threadId}?view=both`);
    const post = page.locator('.post.opening');
    const pair = post.locator('.pair').first();
    const [source, target] = [pair.locator('.src'), pair.locator('.tgt')];
    expect(await source.getAttribute('lang')).toBe('en');
    expect(await target.getAttribute('lang')).toBe('zh-CN');
    const [left, right] = [(await source.boundingBox())!, (await target.boundingBox())!];
    expect(right.x, 'side by side on a wide screen').toBeGreaterThan(left.x + left.width - 1);
    await source.locator('[data-s="1"]').hover();
    await waitFor(async () => (await post.locator('.lit').count()) === 2);
    expect(await post.locator('.lit').allTextContents()).toEqual(['Canned peaches.', '[zh] Canned peaches.']);
    await page.mouse.move(0, 0);

    await page.locator('.thread.scripted').waitFor();
    await page.getByRole('group', { name: '本页显示方式' }).getByRole('link', { name: '原文' }).click();
    await page.waitForURL(/view=original/);
    await waitFor(async () => (await post.locator('.prose').textContent())?.startsWith('A corn dog.'));
    expect(await post.locator('.prose').textContent()).not.toContain('[zh]');
    await page.keyboard.press('v');
    await page.waitForURL(/view=translated/);
    await post.getByText('[zh] A corn dog.').waitFor();
    // One post on its own: by its links, and by key when it has the focus.
    await post.getByRole('link', { name: '原文', exact: true }).click();
    await post.locator('.prose:not(.machine)', { hasText: 'A corn dog.' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('3');
    await post.locator('.pair .tgt', { hasText: '[zh] milk' }).waitFor();
  });

  it('on a phone both languages interleave, nothing is wider than the screen, and a tap lights both sentences', async () => {
    const { threadId, postId } = await forum.thread(forum.ann, { title: 'A table', markdown: `One. Two.\n\n| item | price |\n|---|---|\n| ${'long '.repeat(20)} | $3 |\n\n\`\`\`\n${'x'.repeat(300)}\n\`\`\`` });
    await forum.translated(postId, 'zh');
    const { page } = await wei({ screen: 'phone' });
    await page.goto(`/t/${threadId}?view=both`);
    const pair = page.locator('.post.opening .pair').first();
    const [above, below] = [(await pair.locator('.src').boundingBox())!, (await pair.locator('.tgt').boundingBox())!];
    expect(below.y, 'one above the other').toBeGreaterThanOrEqual(above.y + above.height - 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.locator('.thread.scripted').waitFor();
    await pair.locator('.src [data-s="1"]').tap();
    await waitFor(async () => (await page.locator('.lit').count()) === 2);
  });

  it('who reads both languages sees originals until they ask', async () => {
    const both = await app.signUp({ handle: 'bilingual', reads: ['en', 'zh'] });
    const { threadId, postId } = await forum.thread(forum.wei, { title: '地铁票多少钱', markdown: '北京三块钱起步。' });
    await forum.translated(postId, 'en');
    const { page } = await open({ as: both });
    await page.goto(`/t/${threadId}`);
    const post = page.locator('.post.opening');
    expect(await post.locator('.prose').textContent()).toContain('北京三块钱起步。');
    expect(await page.content()).not.toContain('[en] 北京');
    await page.getByRole('heading', { level: 1, name: '地铁票多少钱' }).waitFor();
    await page.locator('.thread.scripted').waitFor();
    await post.getByRole('link', { name: 'Translated' }).click();
    await post.getByText('[en] 北京三块钱起步。').waitFor();
  });

  it('a translation that failed says why, and one button brings it', async () => {
    app.engine.fail('refused');
    const { threadId, postId } = await forum.thread(forum.ann, { title: 'Refused', markdown: 'No engine wants this.' });
    await forum.translated(postId, 'zh', 'failed');
    app.engine.fail();
    const { page } = await wei();
    await page.goto(`/t/${threadId}`);
    const post = page.locator('.post.opening');
    await post.getByText('翻译引擎拒绝处理这段文字。').waitFor();
    expect(await post.locator('.prose').textContent()).toContain('No engine wants this.');
    await page.locator('.thread.scripted').waitFor();
    await post.getByRole('button', { name: '重试' }).click();
    await post.getByText('[zh] No engine wants this.').waitFor();
  });

  it('a draft survives the page being closed, and goes once it is posted', async () => {
    const { threadId } = await forum.thread(forum.ann);
    const { page } = await ann();
    await page.goto(`/t/${threadId}`);
    await page.getByLabel('Text', { exact: true }).fill('Half a thought');
    await page.getByText('Draft saved in this browser').waitFor();
    await page.goto('/');
    await page.goto(`/t/${threadId}`);
    await page.getByText('We brought back what you had written here.').waitFor();
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Half a thought');
    await page.getByLabel('Text', { exact: true }).fill('A whole thought');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.locator('.post', { hasText: 'A whole thought' }).waitFor();
    await page.reload();
    await page.locator('.thread.scripted').waitFor();
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('');
  });
});

describe('without JavaScript', () => {
  const plain = { javaScriptEnabled: false } as const;

  it('someone signs up, posts a thread and replies to a post', async () => {
    const { page } = await open({ locale: 'zh-CN', ...plain });
    await page.goto('/sign-up');
    await page.getByLabel('用户名').fill('素页访客');
    await page.getByLabel('密码', { exact: true }).fill('不用脚本也能聊天');
    await page.getByRole('button', { name: '注册' }).click();
    await page.goto(`/c/${forum.slug}/new`);
    await page.getByLabel('标题', { exact: true }).fill('没有脚本也能发帖吗？');
    await page.getByLabel('正文', { exact: true }).fill('试试看，**真的**可以。');
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByRole('heading', { level: 1, name: '没有脚本也能发帖吗？' }).waitFor();
    expect(await page.locator('.post.opening strong').textContent()).toBe('真的');
    await page.locator('.post.opening').getByRole('link', { name: '回复' }).click();
    await page.getByLabel('正文', { exact: true }).fill('我自己先回一条。');
    await page.getByRole('button', { name: '发送回复' }).click();
    await page.locator('.post', { hasText: '我自己先回一条。' }).waitFor();
  });

  it('someone signs in, reads in every view, and an empty reply comes back with a reason and nothing lost', async () => {
    const { threadId, postId } = await forum.thread(forum.wei, { title: '空调开几度？', markdown: '我家二十六度。' });
    await forum.translated(postId, 'en');
    const { page } = await open(plain);
    await page.goto('/sign-in');
    await page.getByLabel('Username').fill(forum.ann.handle);
    await page.getByLabel('Password', { exact: true }).fill(forum.ann.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`/t/${threadId}`);
    const prose = page.locator('.post.opening .prose');
    expect(await prose.textContent()).toContain('[en] 我家二十六度。');
    const views = page.getByRole('group', { name: 'Show this page' });
    await views.getByRole('link', { name: 'Side by side' }).click();
    expect(await prose.locator('.src').first().textContent()).toBe('我家二十六度。');
    await views.getByRole('link', { name: 'Original' }).click();
    expect(await prose.textContent()).toBe('我家二十六度。');
    await page.locator('.post.opening').getByRole('link', { name: 'Translated' }).click();
    expect(await prose.textContent()).toContain('[en] 我家二十六度。');
    await page.goto(`/t/${threadId}/reply`);
    await page.getByLabel('Text', { exact: true }).fill('\u200b ');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText('There’s nothing written yet.').or(page.locator('.error').first()).first().waitFor();
    expect(await app.database.query('select 1 from posts where thread_id = $1', [threadId])).toHaveLength(1);
    await page.getByLabel('Text', { exact: true }).fill('Seventy-eight, when I pay the bill.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.locator('.post', { hasText: 'Seventy-eight' }).waitFor();
  });
});
