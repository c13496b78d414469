/** Reading, in a browser: pages that fit their screen, pictures of strangers, branches, and news from elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
let person: Person;

beforeAll(async () => {
  forum = await startForum();
  person = await forum.app.signUp({ displayName: 'Reader' });
});
afterAll(() => forum?.stop());

const wide = 'A table that is far too wide for a phone:\n\n| ' + 'a column | '.repeat(12) + '\n|' + '---|'.repeat(12) + '\n| ' + '1,234,567 | '.repeat(12) +
  '\n\n```\n' + 'one line of code that goes on and on '.repeat(6) + '\n```\n\nhttps://example.com/' + 'a-very-long-address-'.repeat(12);

describe.each([['en-US'], ['zh-CN']] as const)('pages for %s', (locale) => {
  it.each([['light'], ['dark']] as const)('fit a phone, with one heading each (%s)', async (colorScheme) => {
    const { threadId, postId } = await forum.thread(person, `Wide things ${locale} ${colorScheme}`, wide);
    let parent = postId;
    for (let depth = 0; depth < 7; depth++) parent = await forum.reply(person, threadId, `Level ${depth}.\n\n${wide}`, parent);
    const { page, problems, close } = await forum.open({ locale, screen: 'phone' });
    await page.emulateMedia({ colorScheme });
    for (const path of ['/', `/t/${threadId}`, `/t/${threadId}?view=both`, `/c/${forum.community}`, `/u/${person.handle}`, '/about']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const [inner, outer] = [await page.locator('html').evaluate((html) => html.scrollWidth), page.viewportSize()!.width];
      expect(inner, path).toBeLessThanOrEqual(outer);
      expect(await page.locator('h1').count(), path).toBe(1);
    }
    expect(problems).toEqual([]);
    await close();
  });
});

describe('a thread on the screen', () => {
  it('loads a stranger’s picture only when it is tapped', async () => {
    const { threadId } = await forum.thread(person, 'A picture from elsewhere', '![four bills](https://pictures.example/bills.png)');
    const { page, close } = await forum.open({ locale: 'en-US' });
    const asked: string[] = [];
    await page.route('https://pictures.example/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>' });
    });
    await page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
    await page.locator('.thread.scripted').waitFor();
    expect(asked).toEqual([]);
    await page.locator('.remote-image').click();
    await page.locator('.prose img[alt="four bills"]').waitFor();
    expect(asked).toEqual(['https://pictures.example/bills.png']);
    expect(page.url()).toContain(`/t/${threadId}`);
    await close();
  });

  it('folds a branch and unfolds it with everything still there', async () => {
    const { threadId } = await forum.thread(person, 'A branch', 'The trunk.');
    const branch = await forum.reply(person, threadId, 'The branch.');
    await forum.reply(person, threadId, 'A leaf.', branch);
    const { page, close } = await forum.open({ locale: 'en-US' });
    await page.goto(`/t/${threadId}`);
    await page.locator('.thread.scripted').waitFor();
    const leaf = page.locator('.post', { hasText: 'A leaf.' });
    await page.getByRole('button', { name: 'Hide 1 reply' }).click();
    await leaf.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Show 1 reply' }).click();
    await leaf.waitFor();
    expect(await leaf.locator('.prose').innerText()).toBe('A leaf.');
    await close();
  });

  it('tells of a reply that came in out of sight, and leads there', async () => {
    const { threadId } = await forum.thread(person, 'Long', 'Down below something will happen.');
    for (let i = 0; i < 12; i++) await forum.reply(person, threadId, `Number ${i}.\n\nSecond line.\n\nThird line.`);
    const { page, problems, close } = await forum.open({ locale: 'zh-CN' });
    await page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
    const id = await forum.reply(person, threadId, 'News from far below.');
    const pill = page.getByRole('button', { name: '1 条新回复' });
    await pill.click();
    await page.locator(`#p-${id}:focus`).waitFor();
    await pill.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await close();
  });

  it('says soon that the connection is lost, however often it tries to come back, and takes it back', async () => {
    const { threadId } = await forum.thread(person, 'On a train', 'Tunnels ahead.');
    const { page, context, close } = await forum.open({ locale: 'zh-CN' });
    await page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
    const lost = page.getByText(text('zh-CN', 'reading:live.lost'));
    await context.setOffline(true);
    await lost.waitFor({ timeout: 7000 });
    await context.setOffline(false);
    await lost.waitFor({ state: 'detached' });
    await close();
  });

  it('finds a post of a later page by its address', async () => {
    const { threadId } = await forum.thread(person, 'Many', 'More than one page of replies.');
    let last = '';
    for (let i = 0; i < 55; i++) last = await forum.reply(person, threadId, `Reply ${i}.`);
    const { page, close } = await forum.open({ locale: 'en-US' });
    await page.goto(`/t/${threadId}#p-${last}`);
    await page.locator(`#p-${last}`).waitFor();
    expect(await page.locator('.post').count()).toBe(56);
    await close();
  });

  it('is read to its end without scripts, page by page', async () => {
    const { threadId } = await forum.thread(person, 'Pages', 'More than one page again.');
    for (let i = 0; i < 52; i++) await forum.reply(person, threadId, `Reply ${i}.`);
    const { page, close } = await forum.open({ locale: 'en-US', javaScriptEnabled: false });
    await page.goto(`/t/${threadId}`);
    await page.getByRole('link', { name: text('en', 'reading:page.more') }).click();
    expect(await page.locator('.post').count()).toBe(3);
    await page.getByRole('link', { name: text('en', 'reading:page.start') }).click();
    expect(await page.locator('.post.opening').count()).toBe(1);
    await close();
  });
});

it('says in the reader’s language that there is nothing at an address', async () => {
  const { page, close } = await forum.open({ locale: 'zh-CN' });
  const answer = await page.goto('/t/01900000-0000-7000-8000-00000000dead');
  expect(answer?.status()).toBe(404);
  expect(await page.locator('h1').innerText()).toBe(text('zh-CN', 'site:error.404.title'));
  await close();
});
