/** Who is told what without looking for it: the header says what waits, and one's own list what became of it. */
import { catalogues, type Locale } from '@laoyou/locales';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { startForum, text, type Forum } from './forum.ts';
import { fits, postToCorrect } from './post-to-correct.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

const suggest = async (as: Person, { postId, target }: { postId: string; target: string }, words: string): Promise<string> => {
  const { status, body } = await forum.app.api('POST', `/posts/${postId}/translations/${target}/suggestions`, { version: 1, sentence: 1, text: words }, { as });
  if (status !== 201) throw new Error(`No suggestion: ${status} ${JSON.stringify(body)}`);
  return body.id;
};
/** The header's word for so many. */
const says = (locale: Locale, n: number) => {
  const { site } = catalogues[locale];
  return (n === 1 ? (site['nav.waiting_one'] ?? site['nav.waiting_other']) : site['nav.waiting_other'])!.replace('{{n}}', String(n));
};
const badge = (page: Page, locale: Locale, n: number) => page.getByRole('banner').getByRole('link', { name: says(locale, n), exact: true });
const noBadge = (page: Page) => page.locator('header .waiting').waitFor({ state: 'detached' });
const browserLocale = (locale: Locale) => (locale === 'en' ? ('en-US' as const) : locale);

describe.each([
  { locale: 'en', screen: 'wide', scripts: true },
  { locale: 'zh-CN', screen: 'phone', scripts: true },
  { locale: 'zh-CN', screen: 'wide', scripts: false },
  { locale: 'en', screen: 'phone', scripts: false },
] as const)('in $locale on a $screen screen, scripts: $scripts', ({ locale, screen, scripts }) => {
  it('an author finds what waits with one tap, decides, and it is gone; who suggested it learns what became of it, once', async () => {
    const [author, suggester] = await Promise.all([
      forum.app.signUp({ interfaceLanguage: locale, reads: ['en', 'zh'], displayName: 'Maya With A Rather Long Name' }),
      forum.app.signUp({ interfaceLanguage: locale, reads: ['en', 'zh'], displayName: 'Wei Better' }),
    ]);
    const post = await postToCorrect(forum, author, 'en');
    const reader = { locale: browserLocale(locale), screen, javaScriptEnabled: scripts };
    const deciding = await forum.open({ as: author, ...reader });
    const { page } = deciding;
    await page.goto('/');
    expect(await page.locator('header .waiting').count()).toBe(0);

    await suggest(suggester, post, post.words);
    await suggest(suggester, post, `${post.words}${post.words}`);
    await page.goto(`/t/${post.threadId}`);
    const link = badge(page, locale, 2);
    const { width, height } = (await link.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(screen === 'phone' ? 44 : 40);
    expect(await page.evaluate(fits)).toBe(true);
    await link.click();
    await page.waitForURL('**/suggestions');
    await page.getByRole('button', { name: text(locale, 'corrections:act.reject'), exact: true }).first().click();
    await badge(page, locale, 1).waitFor();
    await page.locator('.list > li').nth(1).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: text(locale, 'corrections:act.accept'), exact: true }).click();
    await page.getByText(text(locale, 'corrections:done.accepted')).waitFor();
    await noBadge(page);
    await page.getByText(text(locale, 'corrections:list.open.empty')).waitFor();

    const learning = await forum.open({ as: suggester, ...reader });
    const own = learning.page;
    await own.goto('/suggestions');
    expect(await own.locator('header .waiting').count()).toBe(0);
    await own.locator('header details.menu summary').click();
    await own.locator('header .suggestions').getByText('2', { exact: false }).waitFor();
    await own.locator('header .suggestions').click();
    await own.waitForURL('**/suggestions?which=mine');
    const items = own.locator('.list > li');
    await items.nth(1).waitFor();
    expect(await items.getByText(text(locale, 'corrections:list.new'), { exact: true }).count()).toBe(2);
    expect(await items.nth(0).getByText(text(locale, 'corrections:suggestion.state.accepted'), { exact: true }).count()).toBe(1);
    expect(await items.nth(1).getByText(text(locale, 'corrections:suggestion.state.rejected'), { exact: true }).count()).toBe(1);
    const decided = items.nth(0).locator('.fact', { hasText: text(locale, 'corrections:suggestion.decided_by').replace('{{name}}', 'Maya With A Rather Long Name') });
    expect(await decided.locator('time').count()).toBe(1);
    expect(await own.evaluate(fits)).toBe(true);
    if (scripts) await own.locator('header .suggestions .small').waitFor({ state: 'detached' });
    await own.goto('/suggestions?which=mine');
    await items.nth(1).waitFor();
    expect(await items.getByText(text(locale, 'corrections:list.new'), { exact: true }).count()).toBe(0);
    expect(await own.locator('header .suggestions .small').count()).toBe(0);

    expect([...deciding.problems, ...learning.problems]).toEqual([]);
    await Promise.all([deciding.close(), learning.close()]);
  });
});

it('is known on the next page and on coming back, without loading anything anew', async () => {
  const [author, suggester] = await Promise.all([forum.app.signUp({ reads: ['en'] }), forum.app.signUp({ reads: ['en', 'zh'] })]);
  const post = await postToCorrect(forum, author, 'en');
  const { page, problems, close } = await forum.open({ as: author });
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.evaluate('window.same = true');
  const id = await suggest(suggester, post, post.words);
  await page.locator('footer').getByRole('link', { name: text('en', 'site:nav.engines') }).click();
  await page.waitForURL('**/engines');
  await badge(page, 'en', 1).waitFor();
  await forum.app.api('POST', `/suggestions/${id}/withdraw`, undefined, { as: suggester });
  // As a browser tells a page that is looked at again.
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await noBadge(page);
  expect(await page.evaluate('window.same')).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

it('is gone from the header when it is decided where the sentence stands', async () => {
  const locale = 'zh-CN';
  const [author, suggester] = await Promise.all([forum.app.signUp({ interfaceLanguage: locale, reads: ['zh', 'en'] }), forum.app.signUp({ reads: ['en', 'zh'] })]);
  const post = await postToCorrect(forum, author, 'en');
  await suggest(suggester, post, post.words);
  await suggest(suggester, post, `${post.words}${post.words}`);
  const { page, problems, close } = await forum.open({ as: author, locale });
  await page.goto(`/p/${post.postId}/translation/zh`, { waitUntil: 'networkidle' });
  await badge(page, locale, 2).waitFor();
  await page.getByRole('button', { name: text(locale, 'corrections:act.reject'), exact: true }).first().click();
  await badge(page, locale, 1).waitFor();
  await page.goto(`/t/${post.threadId}?view=translated`, { waitUntil: 'networkidle' });
  await page.locator(`#p-${post.postId} .prose.machine [data-s="1"]`).click();
  await page.locator('button.offer').click();
  await page.getByRole('dialog').getByRole('button', { name: text(locale, 'corrections:act.accept'), exact: true }).click();
  await noBadge(page);
  expect(problems).toEqual([]);
  await close();
});

it('is nothing to visitors: they are neither shown nor sent any of it, whoever looked at the page before', async () => {
  const [author, suggester] = await Promise.all([forum.app.signUp({ reads: ['en'] }), forum.app.signUp({ reads: ['en', 'zh'] })]);
  const post = await postToCorrect(forum, author, 'en');
  await suggest(suggester, post, post.words);
  const mine = await forum.open({ as: author });
  await mine.page.goto(`/t/${post.threadId}`, { waitUntil: 'networkidle' });
  await badge(mine.page, 'en', 1).waitFor();
  const menu = (await mine.page.evaluate<string[]>(`performance.getEntriesByType('resource').map(({ name }) => name)`)).filter((name) => /\.js$/.test(name));
  const visitor = await forum.open();
  const asked: string[] = [];
  visitor.page.on('request', (request) => void asked.push(request.url()));
  for (let visit = 0; visit < 2; visit += 1) await visitor.page.goto(`/t/${post.threadId}`, { waitUntil: 'networkidle' });
  expect(await visitor.page.locator('header .waiting, header .suggestions').count()).toBe(0);
  expect(await visitor.page.content()).not.toContain('waiting:');
  expect(asked.filter((url) => url.includes('/suggestions'))).toEqual([]);
  expect(menu.filter((url) => !asked.includes(url)).length).toBeGreaterThan(0);
  await Promise.all([mine.close(), visitor.close()]);
});
