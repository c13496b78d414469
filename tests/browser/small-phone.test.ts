/** The smallest phones: 320 px wide, which is also what is left of a laptop's window at four times the size; and what a finger is to hit. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { postToCorrect } from './post-to-correct.ts';
import { startForum, type Forum } from './forum.ts';

let forum: Forum;
let pages: string[];
beforeAll(async () => {
  forum = await startForum();
  const made = await forum.app.api('POST', '/communities', { slug: 'house-and-garden', nameEn: 'House, home and everything around the garden', nameZh: '房子、家与花园里的一切', rulesEn: '', rulesZh: '' }, { as: forum.admin });
  expect(made.status).toBe(201);
  const { threadId } = await forum.thread(forum.admin, 'How do you keep basil alive indoors?', 'Mine is dead by November.');
  await forum.app.api('POST', '/communities/house-and-garden/threads', { title: 'Snails', markdown: 'They eat it all.' }, { as: forum.admin });
  await forum.app.database.query("insert into engine_usage (engine, month, characters, requests, failures) values ('deepl', '2025-09', 1183201, 2210, 3), ('google-cloud-translation', '2025-09', 499120, 901, 0), ('deepl', '2025-08', 499120, 901, 12)");
  // Names as long as they may be, without a place to break.
  const [ann, bo] = await Promise.all(['W', '我'].map((letter) => forum.app.signUp({ displayName: letter.repeat(40), reads: ['en', 'zh'] })));
  const { threadId: named, postId, words } = await postToCorrect(forum, ann!, 'en');
  await forum.reply(bo!, named, `@${ann!.handle} ${'W'.repeat(60)}`, postId);
  for (const text of [words, `${words}呢`]) await forum.app.api('POST', `/posts/${postId}/translations/zh/suggestions`, { version: 1, sentence: 1, text, note: 'W'.repeat(200) }, { as: text === words ? ann! : bo! });
  const open = (await forum.app.api('GET', '/suggestions?which=open', undefined, { as: forum.admin })).body.items;
  expect(open).toHaveLength(2);
  await forum.app.api('POST', `/suggestions/${open[0].suggestion.id}/accept`, {}, { as: forum.admin });
  for (const role of ['moderator', 'member', 'moderator']) await forum.app.api('PUT', `/operate/people/${ann!.handle}/role`, { role }, { as: forum.admin });
  pages = [`/t/${named}`, `/t/${named}?view=both`, `/t/${named}/reply?to=${postId}`, `/p/${postId}/history`, `/p/${postId}/translation/zh`, `/u/${ann!.handle}`, `/u/${bo!.handle}/corrections`, `/u/${ann!.handle}/corrections`, '/', '/c/daily-life', `/t/${threadId}`, `/u/${forum.admin.handle}`, '/operate?choice=all', `/operate/people?handle=${forum.admin.handle}`, '/operate/people?handle=nobody', '/engines', '/suggestions', '/settings', '/about', '/nothing-here'];
});
afterAll(() => forum.stop());

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

it.each([{ locale: 'en', browser: 'en-US' }, { locale: 'zh-CN', browser: 'zh-CN' }] as const)('in $locale nothing sticks out', async ({ locale, browser }) => {
  await forum.app.database.query('update accounts set interface_language = $1 where handle = $2', [locale, forum.admin.handle]);
  const { page, close } = await forum.open({ locale: browser, screen: 'phone', as: forum.admin });
  await page.setViewportSize({ width: 320, height: 640 });
  const out: Record<string, unknown> = {};
  for (const path of pages) {
    await page.goto(path);
    out[path] = await fits(page);
  }
  expect(out).toEqual(Object.fromEntries(pages.map((path) => [path, 0])));
  await close();
}, 60_000);

it('links that stand by themselves are as high as a finger needs', async () => {
  const { page, close } = await forum.open({ screen: 'phone' });
  const height = async (selector: string) => (await page.locator(selector).first().boundingBox())!.height;
  await page.goto('/');
  // What is hit, pixel by pixel, down through the title and the link to the community under it.
  const rows = (await page.locator('.threads > li').evaluateAll((all) => all.map((row) => {
    const [title, community] = [row.querySelector('h3 a')!, row.querySelector('.community')!];
    const left = community.getBoundingClientRect().left + 20;
    const hit = (link: Element, y: number) => document.elementFromPoint(left, y)?.closest('a') === link;
    const { top, bottom } = row.getBoundingClientRect();
    const heights = Array.from({ length: Math.floor(bottom - top) }, (_, at) => top + at + 0.5);
    const words = title.getBoundingClientRect();
    return {
      community: heights.filter((y) => hit(community, y)).length,
      title: heights.filter((y) => y > words.top + 1 && y < words.bottom - 1).every((y) => hit(title, y)),
    };
  })));
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toEqual({ community: expect.toSatisfy((height: number) => height >= 44), title: true });
  await page.goto('/sign-in');
  expect(await height('label.reveal')).toBeGreaterThanOrEqual(44);
  await page.goto(`/u/${forum.admin.handle}/corrections`);
  expect(await height('main .page > p a')).toBeGreaterThanOrEqual(44);
  await close();
});
