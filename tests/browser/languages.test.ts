/** Which language a post is in: labelled, put right by who may, and calm where no engine here has it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';

/** People can tell that it is Japanese; of its characters all are Chinese too. */
const TAKEN = '新入社員研修、三月一日開催';

let forum: Forum;
let ann: Person;
let wei: Person;
beforeAll(async () => {
  forum = await startForum();
  ann = await forum.app.signUp({ displayName: 'Ann', reads: ['en'] });
  wei = await forum.app.signUp({ displayName: '小魏', interfaceLanguage: 'zh-CN', reads: ['zh'] });
});
afterAll(() => forum.stop());

describe.each([
  { locale: 'en' as const, screen: 'wide' as const, name: 'Japanese', line: 'No engine here translates Japanese into English, so this is the original.' },
  { locale: 'zh-CN' as const, screen: 'phone' as const, name: '日语', line: '本站还没有把日语译成中文的引擎，这里显示的是原文。' },
])('a post in Japanese, in $locale', ({ locale, screen, name, line }) => {
  it('is labelled in the thread, at its title and in lists, and says quietly why it is not translated', async () => {
    const { threadId, postId } = await forum.thread(ann, `図書館で会いましょう（${locale}）`, '図書館で会いましょう。本を返します。');
    const lang = locale === 'en' ? 'en' : 'zh';
    await waitFor(async () => (await forum.app.api('GET', `/posts/${postId}?lang=${lang}`)).body.post.translation?.state === 'failed', { what: 'the engines to have been asked' });
    for (const javaScriptEnabled of [false, true]) {
      const { page, problems, close } = await forum.open({ locale: locale === 'en' ? 'en-US' : locale, screen, javaScriptEnabled });
      await page.goto(`/t/${threadId}`);
      const post = page.locator(`#p-${postId}`);
      expect(await post.locator('.tongue').textContent()).toBe(name);
      expect(await page.locator('.title .badge').textContent()).toBe(name);
      const state = post.locator('.state');
      expect((await state.textContent())?.trim()).toBe(line);
      expect(await state.getAttribute('class')).not.toContain('failed');
      expect(await state.locator('button').count()).toBe(0);
      expect(await post.locator('.prose').getAttribute('lang')).toBe('ja');
      await page.goto(`/c/${forum.community}`);
      const row = page.locator('.threads li', { has: page.locator(`a[href="/t/${threadId}"]`) });
      expect(await row.locator('.meta').getByText(name, { exact: true }).isVisible()).toBe(true);
      expect(problems).toEqual([]);
      await close();
    }
  });
});

describe('a language put right', () => {
  it('by a moderator, without JavaScript: from the label to the page and back; an open page hears of it', async () => {
    const { threadId, postId } = await forum.thread(wei, TAKEN, TAKEN);
    await waitFor(async () => (await forum.app.api('GET', `/posts/${postId}?lang=en`)).body.post.translation?.state === 'ready', { what: 'a translation out of the wrong language' });
    const reader = await forum.open();
    await reader.page.goto(`/t/${threadId}`);
    await reader.page.locator('.thread.scripted').waitFor();
    expect(await reader.page.locator(`#p-${postId} .tongue`).count()).toBe(0);

    const { page, problems, close } = await forum.open({ as: forum.admin, javaScriptEnabled: false, screen: 'phone' });
    await page.goto(`/t/${threadId}`);
    const label = page.locator(`#p-${postId} a.tongue`);
    expect(await label.textContent()).toContain(text('en', 'common:language.zh'));
    expect((await label.boundingBox())!.height).toBeGreaterThanOrEqual(30);
    await label.click();
    expect(await page.locator('h1').textContent()).toBe(text('en', 'posting:correct.title'));
    expect(await page.locator('select[name="language"]').inputValue()).toBe('zh');
    await page.locator('select[name="language"]').selectOption('ja');
    await page.getByRole('button', { name: text('en', 'common:action.save') }).click();
    expect(new URL(page.url()).pathname).toBe(`/t/${threadId}`);
    expect(await page.locator(`#p-${postId} a.tongue`).textContent()).toContain('Japanese');
    expect(await page.locator('.title .badge').textContent()).toBe('Japanese');
    await page.goto(`/p/${postId}/history`);
    expect(await page.locator('.versions').textContent()).toContain('Set to Japanese by Keeper.');
    expect(problems).toEqual([]);
    await close();

    await reader.page.locator(`#p-${postId} .tongue`, { hasText: 'Japanese' }).waitFor();
    await reader.page.locator(`#p-${postId} .state.quiet`).waitFor();
    await reader.page.locator('h1', { hasText: /^新入社員研修/ }).waitFor();
    expect(reader.problems).toEqual([]);
    await reader.close();
  });

  it('is for the author too, and for nobody else', async () => {
    const { threadId, postId } = await forum.thread(wei, `${TAKEN}（二）`, `${TAKEN}、二回目`);
    const stranger = await forum.open({ as: ann });
    await stranger.page.goto(`/t/${threadId}`);
    expect(await stranger.page.locator('a.tongue').count()).toBe(0);
    expect((await stranger.page.goto(`/p/${postId}/language`))?.status()).toBe(403);
    await stranger.close();
    const signedOut = await forum.open();
    await signedOut.page.goto(`/p/${postId}/language`);
    expect(new URL(signedOut.page.url()).pathname).toBe('/sign-in');
    await signedOut.close();

    const { page, close } = await forum.open({ as: wei, locale: 'zh-CN' });
    await page.goto(`/t/${threadId}`);
    await page.locator(`#p-${postId} a.tongue`).click();
    // The thread's own reply form has such a field too.
    await page.waitForURL(`**/p/${postId}/language`);
    await page.locator('select[name="language"]').selectOption('ja');
    await page.getByRole('button', { name: text('zh-CN', 'common:action.save') }).click();
    await page.waitForURL(`**/t/${threadId}*`);
    await page.locator(`#p-${postId} a.tongue`, { hasText: '日语' }).waitFor();
    await close();
  });

  it('says so when somebody was quicker', async () => {
    const { postId } = await forum.thread(wei, `${TAKEN}（三）`, `${TAKEN}、三回目`);
    const { page, close } = await forum.open({ as: wei });
    await page.goto(`/p/${postId}/language`);
    expect((await forum.app.api('PUT', `/posts/${postId}/language`, { language: 'ko', version: 1 }, { as: forum.admin })).status).toBe(200);
    await page.locator('select[name="language"]').selectOption('ja');
    await page.locator('form .button.primary').click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('input[name="version"]').inputValue()).toBe('2');
    await page.locator('form .button.primary').click();
    await page.waitForURL(/\/t\//);
    expect((await forum.app.api('GET', `/posts/${postId}`)).body.post.language).toBe('ja');
    await close();
  });

  it('is not undone by an edit that was begun before', async () => {
    const { postId } = await forum.thread(wei, `${TAKEN}（四）`, `${TAKEN}、四回目`);
    const { page, close } = await forum.open({ as: wei, locale: 'zh-CN' });
    await page.goto(`/p/${postId}/edit`, { waitUntil: 'networkidle' });
    expect((await forum.app.api('PUT', `/posts/${postId}/language`, { language: 'ja', version: 1 }, { as: forum.admin })).status).toBe(200);
    await page.locator('textarea[name="markdown"]').fill(`${TAKEN}、五回目`);
    const save = page.getByRole('button', { name: text('zh-CN', 'posting:edit.submit') });
    await save.click();
    await page.locator('.current').waitFor();
    await waitFor(async () => (await page.locator('input[name="version"]').inputValue()) === '2', { what: 'the page to know the version that is there' });
    await save.click();
    await page.waitForURL(/\/t\//);
    expect((await forum.app.api('GET', `/posts/${postId}`, undefined, { as: wei })).body).toMatchObject({ markdown: `${TAKEN}、五回目`, post: { language: 'ja', version: 3 } });
    await close();
  });
});
