import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

const body = (page: Page) => page.locator('textarea[name="markdown"]');
const postIn = (page: Page) => page.url().split('#p-')[1] ?? '';
const countPosts = async (threadId: string) => (await forum.app.api('GET', `/threads/${threadId}`)).body.thread.postCount as number;

describe.each([
  { javaScriptEnabled: true, how: 'with JavaScript' },
  { javaScriptEnabled: false, how: 'without JavaScript' },
])('writing, $how', ({ javaScriptEnabled }) => {
  it('posts a thread; nothing typed is lost to an error or a preview', async () => {
    const person = await forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] });
    const { page, close } = await forum.open({ as: person, locale: 'zh-CN', javaScriptEnabled });
    await page.goto(`/c/${forum.community}/new`);
    await body(page).fill('上周拔了一颗智齿，花了**八百块**。');
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByText(text('zh-CN', 'errors:thread.title_empty')).waitFor();
    expect(await body(page).inputValue()).toContain('**八百块**');
    await page.getByLabel('标题', { exact: true }).fill('你们那边看牙要花多少钱？');
    await page.getByRole('button', { name: '预览' }).click();
    await page.locator('.preview strong').getByText('八百块').first().waitFor();
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('你们那边看牙要花多少钱？');
    await page.getByRole('button', { name: '发布' }).click();
    await page.waitForURL(/\/t\/[0-9a-f-]{36}/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('你们那边看牙要花多少钱？');
    await close();
  });

  it('replies to a post, quoting it, from the page where it stands', async () => {
    const [lin, tom] = await Promise.all([forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] }), forum.app.signUp()]);
    const { threadId } = await forum.thread(lin, '学校午餐', '我们这边十五块一顿。');
    const asked = await forum.reply(lin, threadId, '你们那边呢？');
    const { page, close } = await forum.open({ as: tom, javaScriptEnabled });
    await page.goto(`/t/${threadId}?reply=${asked}#reply`);
    expect(await page.locator('form#reply').count()).toBe(1);
    await body(page).fill('About three dollars here.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.locator('.post', { hasText: 'About three dollars here.' }).waitFor();
    const posts = (await forum.app.api('GET', `/threads/${threadId}`)).body.posts as { parentId: string | null }[];
    expect(posts.map((post) => post.parentId)).toContain(asked);
    await page.goto(`/t/${threadId}/reply?to=${asked}&quote`);
    expect(await body(page).inputValue()).toBe('> 你们那边呢？\n\n');
    await close();
  });

  it('edits, shows what changed, and lets nobody overwrite what they have not seen', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Rent', 'What do you pay?');
    const postId = await forum.reply(tom, threadId, 'I pay 800 a month.');
    const { page, close } = await forum.open({ as: tom, javaScriptEnabled });
    // To fill is to select and then to type: scripts that take the field over in between would undo the selecting.
    const ready = async () => javaScriptEnabled && page.locator('.composer .small-tabs').waitFor();
    await page.goto(`/p/${postId}/edit`, { waitUntil: 'networkidle' });
    await ready();
    await body(page).fill('I pay 850 a month.');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.waitForURL(new RegExp(`/t/${threadId}`));
    await page.goto(`/p/${postId}/history`);
    expect(await page.locator('ins').textContent()).toContain('850');
    expect(await page.locator('del').textContent()).toContain('800');

    await page.goto(`/p/${postId}/edit`, { waitUntil: 'networkidle' });
    await ready();
    await forum.app.api('PATCH', `/posts/${postId}`, { markdown: 'From another tab.', version: 2 }, { as: tom });
    await body(page).fill('I pay 900 a month.');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.locator('.current', { hasText: 'From another tab.' }).waitFor();
    expect(await body(page).inputValue()).toBe('I pay 900 a month.');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.waitForURL(new RegExp(`/t/${threadId}`));
    expect((await forum.app.api('GET', `/posts/${postId}`)).body).toMatchObject({ markdown: 'I pay 900 a month.', post: { version: 4 } });
    await close();
  });

  it('deletes after asking, and takes it back', async () => {
    const tom = await forum.app.signUp();
    const { threadId, postId } = await forum.thread(tom, 'A slip', 'Posted too early.');
    const { page, close } = await forum.open({ as: tom, javaScriptEnabled });
    await page.goto(`/p/${postId}/delete`);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: text('en', 'posting:delete.undo') }).waitFor();
    expect((await forum.app.api('GET', `/threads/${threadId}`)).status).toBe(404);
    await page.getByRole('button', { name: text('en', 'posting:delete.undo') }).click();
    await page.waitForURL(new RegExp(`/t/${threadId}`));
    expect((await forum.app.api('GET', `/posts/${postId}`)).body.markdown).toBe('Posted too early.');
    await close();
  });

  it('keeps the text when the session has ended', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Commutes', 'How long is yours?');
    const { page, close } = await forum.open({ as: tom, javaScriptEnabled });
    await page.goto(`/t/${threadId}`);
    await body(page).fill('Fifty minutes, two buses.');
    await forum.app.api('DELETE', '/session', undefined, { as: tom });
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(text('en', 'posting:session.over')).waitFor();
    expect(await body(page).inputValue()).toBe('Fifty minutes, two buses.');
    const link = page.getByRole('alert').getByRole('link');
    if (javaScriptEnabled) {
      await link.click();
      await page.getByLabel('Username').fill(tom.handle);
      await page.getByLabel('Password', { exact: true }).fill(tom.password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL(new RegExp(`/t/${threadId}`));
      await page.getByText(text('en', 'posting:draft.restored')).waitFor();
    } else {
      // Without scripts nothing is kept in the browser: signing in happens beside the text.
      const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
      await tab.getByLabel('Username').fill(tom.handle);
      await tab.getByLabel('Password', { exact: true }).fill(tom.password);
      await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
      await tab.waitForURL(new RegExp(`/t/${threadId}`));
    }
    expect(await body(page).inputValue()).toBe('Fifty minutes, two buses.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.locator('.post', { hasText: 'Fifty minutes, two buses.' }).waitFor();
    expect(await countPosts(threadId)).toBe(2);
    await close();
  });

  it('refuses nothing but blanks, and says so beside the text', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Blank', 'Try me.');
    const { page, close } = await forum.open({ as: tom, javaScriptEnabled });
    await page.goto(`/t/${threadId}`);
    await body(page).fill('\u200b \n\u3000');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(text('en', 'errors:post.body_empty')).waitFor();
    expect(await body(page).getAttribute('aria-invalid')).toBe('true');
    expect(await countPosts(threadId)).toBe(1);
    await close();
  });
});

describe('a double submit', () => {
  it('makes one post, from a nervous finger', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Twice', 'Once is enough.');
    const { page, close } = await forum.open({ as: tom });
    await page.goto(`/t/${threadId}`);
    await body(page).fill('Only one of me.');
    await page.getByRole('button', { name: 'Send reply' }).dblclick();
    await page.locator('.post', { hasText: 'Only one of me.' }).waitFor();
    expect(await countPosts(threadId)).toBe(2);
    await close();
  });

  it('makes one post, from a plain form sent twice', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Twice, plainly', 'Once is enough.');
    const form = new URLSearchParams({ markdown: 'Only one of me.', submissionKey: 'the-same-key-1' });
    const send = () =>
      fetch(`${forum.app.url}/t/${threadId}/reply?/send`, {
        method: 'POST', body: form, redirect: 'manual', headers: { origin: forum.app.url, cookie: tom.cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await countPosts(threadId)).toBe(2);
  });
});

describe('a draft', () => {
  it('survives closing the page, and goes when the text is posted', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Drafts', 'Write slowly.');
    const { page, close } = await forum.open({ as: tom });
    await page.goto(`/t/${threadId}`);
    await body(page).fill('Half a thought');
    await page.getByText(text('en', 'posting:draft.saved')).waitFor();
    await page.goto('/');
    await page.goto(`/t/${threadId}`);
    await page.getByText(text('en', 'posting:draft.restored')).waitFor();
    expect(await body(page).inputValue()).toBe('Half a thought');
    await body(page).press('Control+Enter');
    await page.locator('.post', { hasText: 'Half a thought' }).waitFor();
    await page.reload();
    await waitFor(async () => (await body(page).inputValue()) === '');
    expect(await page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('laoyou:draft:'))`)).toEqual([]);
    await close();
  });

  it('is kept and told of when the network is gone, and is sent when it is back', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Tunnels', 'No signal here.');
    const { page, context, close } = await forum.open({ as: tom });
    await page.goto(`/t/${threadId}`);
    // Without the scripts, which come over the network, the browser itself says that there is none.
    await page.locator('.composer .small-tabs').waitFor();
    await body(page).fill('Written in a tunnel.');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(text('en', 'posting:offline')).waitFor();
    expect(await body(page).inputValue()).toBe('Written in a tunnel.');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.locator('.post', { hasText: 'Written in a tunnel.' }).waitFor();
    expect(await countPosts(threadId)).toBe(2);
    await close();
  });

  it('stays where it is when the interface changes its language', async () => {
    const tom = await forum.app.signUp();
    const { threadId } = await forum.thread(tom, 'Two tongues', 'Say it twice.');
    const { page, close } = await forum.open({ as: tom });
    await page.goto(`/t/${threadId}`);
    await body(page).fill('Half said');
    await page.getByRole('button', { name: '简体中文' }).click();
    await page.getByRole('button', { name: '发送回复' }).waitFor();
    expect(await body(page).inputValue()).toBe('Half said');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await close();
  });
});

describe('while typing', () => {
  it('shows the language found, which can be corrected', async () => {
    const tom = await forum.app.signUp({ reads: ['en', 'zh'] });
    const { page, close } = await forum.open({ as: tom });
    await page.goto(`/c/${forum.community}/new`);
    await page.getByLabel('Title', { exact: true }).fill('OK');
    await body(page).fill('这句话是中文写的，应该看得出来。');
    await page.getByRole('option', { name: text('en', 'posting:language.detected.zh') }).waitFor({ state: 'attached' });
    await body(page).fill('And now it is plainly English.');
    await page.getByRole('option', { name: text('en', 'posting:language.detected.en') }).waitFor({ state: 'attached' });
    await page.getByLabel('Written in').selectOption('zh');
    await page.getByRole('button', { name: 'Post thread' }).click();
    await page.waitForURL(/\/t\//);
    const id = new URL(page.url()).pathname.split('/')[2];
    expect((await forum.app.api('GET', `/threads/${id}`)).body.thread.language).toBe('zh');
    await close();
  });

  it('formats what is selected, and can be undone', async () => {
    const tom = await forum.app.signUp();
    const { page, close } = await forum.open({ as: tom });
    await page.goto(`/c/${forum.community}/new`);
    await body(page).fill('very cheap');
    await page.evaluate(`document.querySelector('textarea[name=markdown]').setSelectionRange(5, 10)`);
    await page.getByRole('button', { name: 'Bold' }).click();
    expect(await body(page).inputValue()).toBe('very **cheap**');
    await page.keyboard.press('Control+z');
    expect(await body(page).inputValue()).toBe('very cheap');
    await close();
  });
});
