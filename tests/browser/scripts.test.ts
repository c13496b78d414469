/** Chinese in the reader's characters: chosen by visitors and members, said on the page, the author's own one tap away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { startForum, text, type Forum } from './forum.ts';

const MARKDOWN = '这个软件的鼠标不见了，他的头**发**也是。`软件` 在 https://example.com/软件 里。';

let forum: Forum;
let wei: Person;
let threadId: string;
let postId: string;
beforeAll(async () => {
  forum = await startForum({ engines: [fakeEngine({ mode: (sentence, { target }) => (target === 'zh' ? `软件：${sentence}` : `[en] ${sentence}`) })] });
  wei = await forum.app.signUp({ displayName: '头发君', interfaceLanguage: 'zh-CN', reads: ['zh'] });
  ({ threadId, postId } = await forum.thread(wei, '鼠标和软件', MARKDOWN));
  const made = await forum.app.api('POST', '/communities', { slug: 'software', nameEn: 'Software', nameZh: '软件', aboutZh: '聊聊鼠标。', rulesZh: '不要发广告。' }, { as: forum.admin });
  expect(made.status).toBe(201);
});
afterAll(() => forum.stop());

const words = (key: string) => text('zh-CN', `reading:${key}` as Parameters<typeof text>[1]);

describe('a visitor without JavaScript', () => {
  it('chooses Taiwan in the settings, and everything Chinese follows but names, code and addresses', async () => {
    const { page, context, problems, close } = await forum.open({ locale: 'zh-CN', javaScriptEnabled: false, screen: 'phone' });
    await page.goto(`/t/${threadId}`);
    expect(await page.locator('h1').textContent()).toBe('鼠标和软件');
    expect(await page.locator('.script-note').count()).toBe(0);
    await page.locator('footer').getByRole('link', { name: text('zh-CN', 'common:action.settings') }).click();
    await page.locator('input[name="script"][value="tw"]').check();
    await page.locator('#reading button').click();
    expect(await page.locator('input[name="script"][value="tw"]').isChecked()).toBe(true);
    expect((await context.cookies()).find(({ name }) => name === 'laoyou_script')?.value).toBe('tw');

    await page.goto(`/t/${threadId}`);
    expect(await page.locator('h1').textContent()).toBe('滑鼠和軟體');
    expect(await page.locator('h1').getAttribute('lang')).toBe('zh-Hant-TW');
    const post = page.locator(`#p-${postId}`);
    expect(await post.locator('.prose').textContent()).toContain('這個軟體的滑鼠不見了，他的頭髮也是。软件 在 https://example.com/软件 裡。');
    expect(await post.locator('.prose').getAttribute('lang')).toBe('zh-Hant-TW');
    expect(await post.locator('.author').textContent()).toBe('头发君');
    expect(await page.locator('.script-note').textContent()).toContain(words('script.tw'));

    // The author's own, of one post and of the page; and back.
    await post.getByRole('link', { name: words('script.post.written') }).click();
    expect(await page.locator(`#p-${postId} .prose`).textContent()).toContain('这个软件的鼠标不见了，他的头发也是。');
    expect(await page.locator(`#p-${postId} .prose`).getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('h1').textContent()).toBe('滑鼠和軟體');
    await page.locator(`#p-${postId}`).getByRole('link', { name: words('script.again') }).click();
    expect(await page.locator(`#p-${postId} .prose`).textContent()).toContain('軟體');
    await page.locator('.script-note').getByRole('link', { name: words('script.as_written') }).click();
    expect(await page.locator('h1').textContent()).toBe('鼠标和软件');
    expect(await page.locator(`#p-${postId} .prose`).textContent()).toContain('这个软件');
    await page.locator('.script-note').getByRole('link', { name: words('script.again') }).click();
    expect(await page.locator('h1').textContent()).toBe('滑鼠和軟體');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  it('finds it in lists, in communities with their rules, and in what somebody wrote', async () => {
    const { page, context, close } = await forum.open({ locale: 'zh-CN', javaScriptEnabled: false });
    await context.addCookies([{ name: 'laoyou_script', value: 'hk', url: forum.app.url }]);
    await page.goto('/');
    await page.getByRole('link', { name: '鼠標和軟件', exact: true }).waitFor();
    expect(await page.locator('.script-note').textContent()).toContain(words('script.hk'));
    await page.goto('/c/software');
    expect(await page.locator('h1').textContent()).toBe('軟件');
    expect(await page.locator('h1').getAttribute('lang')).toBe('zh-Hant-HK');
    expect(await page.locator('.rules').textContent()).toContain('不要發廣告。');
    await page.getByRole('link', { name: words('script.as_written') }).click();
    expect(await page.locator('h1').textContent()).toBe('软件');
    await page.goto(`/u/${wei.handle}`);
    expect(await page.locator('.post .prose').first().textContent()).toContain('這個軟件的鼠標不見了');
    await close();
  });
});

it('translations follow too, beside their original and alone, where the interface is English', async () => {
  const ann = await forum.app.signUp({ reads: ['en'] });
  const english = await forum.thread(ann, 'A program', 'My program shows 3 cats.');
  const { page, context, close } = await forum.open({ locale: 'zh-CN' });
  await context.addCookies([{ name: 'laoyou_script', value: 'tw', url: forum.app.url }]);
  await waitFor(async () => (await forum.app.api('GET', `/posts/${english.postId}?lang=zh`)).body.post.translation?.state === 'ready', { what: 'the translation' });
  await page.goto(`/t/${english.threadId}?view=both`);
  const pair = page.locator(`#p-${english.postId} .pair`);
  expect(await pair.locator('.tgt').textContent()).toContain('軟體：My program');
  expect(await pair.locator('.tgt').getAttribute('lang')).toBe('zh-Hant-TW');
  expect(await pair.locator('.src').getAttribute('lang')).toBe('en');
  await page.goto(`/t/${english.threadId}?view=translated`);
  expect(await page.locator(`#p-${english.postId} .prose`).textContent()).toContain('軟體：My program');
  expect(await page.locator('h1').textContent()).toContain('軟體：A program');
  await close();
});

describe('a member', () => {
  it('keeps the choice with the account, sees news in it at once, and the post they asked for as written stays so', async () => {
    const reader = await forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] });
    const { threadId: thread, postId: opening } = await forum.thread(wei, '头发里的发现', '里面有软件，外面也有软件。');
    const first = await forum.open({ as: reader, locale: 'zh-CN' });
    await first.page.goto('/settings');
    await first.page.locator('input[name="script"][value="tw"]').check();
    await first.page.locator('#reading button').click();
    await first.page.getByText(text('zh-CN', 'accounts:settings.saved')).waitFor();
    await first.close();

    const { page, problems, close } = await forum.open({ as: reader, locale: 'zh-CN' });
    await page.goto(`/t/${thread}`);
    await page.locator('.thread.scripted').waitFor();
    await page.locator(`#p-${opening}`).getByText('裡面有軟體').waitFor();
    const reply = await forum.reply(wei, thread, '发现了，在头发里。');
    await page.locator(`#p-${reply}`).getByText('發現了，在頭髮裡。').waitFor();
    expect(await page.locator(`#p-${reply} .prose`).getAttribute('lang')).toBe('zh-Hant-TW');

    await page.locator(`#p-${opening}`).getByRole('link', { name: words('script.post.written') }).click();
    await page.locator(`#p-${opening}`).getByText('里面有软件').waitFor();
    expect((await forum.app.api('PATCH', `/posts/${opening}`, { markdown: '里面没有软件了。', version: 1 }, { as: wei })).status).toBe(200);
    await page.locator(`#p-${opening}`).getByText('里面没有软件了。').waitFor();
    expect((await forum.app.api('PATCH', `/posts/${reply}`, { markdown: '又发现了。', version: 1 }, { as: wei })).status).toBe(200);
    await page.locator(`#p-${reply}`).getByText('又發現了。').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('writes on in their own characters: what is edited, and its history, is never converted', async () => {
    const writer = await forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] });
    expect((await forum.app.api('PATCH', '/account', { script: 'tw' }, { as: writer })).status).toBe(200);
    const { postId: own } = await forum.thread(writer, '软件', '我的软件很好用，头发也好。');
    const { page, close } = await forum.open({ as: writer, locale: 'zh-CN' });
    // Scripts that take over just then would move what is selected.
    await page.goto(`/p/${own}/edit`, { waitUntil: 'networkidle' });
    expect(await page.locator('input[name="title"]').inputValue()).toBe('软件');
    const area = page.locator('textarea[name="markdown"]');
    expect(await area.inputValue()).toBe('我的软件很好用，头发也好。');
    await area.fill('我的软件很好用，头发也好。真的。');
    await page.getByRole('button', { name: text('zh-CN', 'posting:edit.submit') }).click();
    await page.waitForURL(/\/t\//);
    await page.locator(`#p-${own}`).getByText('我的軟體很好用').waitFor();
    const { body } = await forum.app.api('GET', `/posts/${own}/versions`);
    expect(body.versions.map(({ markdown }: { markdown: string }) => markdown)).toEqual(['我的软件很好用，头发也好。真的。', '我的软件很好用，头发也好。']);
    await page.goto(`/p/${own}/history`);
    expect(await page.locator('.versions').textContent()).toContain('我的软件很好用');
    await close();
  });
});
