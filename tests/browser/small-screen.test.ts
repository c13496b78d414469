/** The rooms people write and read in, on the smallest phones: nothing sticks out, and a finger hits what it means. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { startForum, type Forum } from './forum.ts';
import { fits, postToCorrect } from './post-to-correct.ts';

/** What stands on its own (not in a sentence) and is lower than a finger is wide. */
const tooSmall = `[...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')].filter((each) => {
  const { width, height } = each.getBoundingClientRect();
  const within = each.closest('.prose, .hidden, label') || getComputedStyle(each).display === 'inline';
  const covers = getComputedStyle(each, '::after').position === 'absolute';
  // An area of its own around the words.
  const before = getComputedStyle(each, '::before');
  const around = before.position === 'absolute' && parseFloat(before.height) >= 43.5;
  return width > 1 && height > 0 && height < 43.5 && !within && !covers && !around;
}).map((each) => each.outerHTML.slice(0, 120))`;

let forum: Forum;
let people: { author: Person; both: Person };
let where: Record<string, { path: string; as?: keyof typeof people | 'admin'; act?: (page: Page) => Promise<void> }>;
beforeAll(async () => {
  forum = await startForum();
  const [author, both] = await Promise.all([forum.app.signUp({ reads: ['en'] }), forum.app.signUp({ reads: ['en', 'zh'], displayName: 'Bartholomew Featherstonehaugh-Chumley' })]);
  people = { author, both };
  const { threadId, postId, words } = await postToCorrect(forum, author, 'en');
  let parent = postId;
  for (let depth = 0; depth < 6; depth++) parent = await forum.reply(depth % 2 ? author : both, threadId, depth % 2 ? 'And then?' : '然后水开了。', parent);
  await forum.app.api('POST', `/posts/${postId}/translations/zh/suggestions`, { version: 1, sentence: 1, text: words }, { as: both });
  for (const community of [undefined, forum.community]) await forum.app.api('POST', '/glossary', { kind: 'term', en: 'supercalifragilisticexpialidociouskettle', zh: '水壶', direction: 'both', caseSensitive: true, note: '', ...(community && { community }) }, { as: forum.admin });
  where = {
    home: { path: '/' },
    community: { path: `/c/${forum.community}` },
    'thread side by side': { path: `/t/${threadId}?view=both` },
    'thread to somebody who writes': { path: `/t/${threadId}?view=translated`, as: 'author' },
    'sentence by sentence': { path: `/p/${postId}/translation/zh`, as: 'both' },
    'sentence by sentence, signed out': { path: `/p/${postId}/translation/zh` },
    glossary: { path: '/glossary', as: 'admin', act: async (page) => {
      for (const summary of await page.locator('main summary').all()) await summary.click();
    } },
    'glossary of a community': { path: `/c/${forum.community}/glossary` },
    'new thread': { path: `/c/${forum.community}/new`, as: 'author', act: async (page) => {
      await page.locator('textarea[name="markdown"]').fill('My kettle whistles in two keys.');
      await page.locator('.ahead .actions button').click();
      await page.locator('details.own .link-button').waitFor();
    } },
  };
});
afterAll(() => forum.stop());

describe.each(['en-US', 'zh-CN'] as const)('in %s', (locale) => {
  it.each([
    'home', 'community', 'thread side by side', 'thread to somebody who writes', 'sentence by sentence', 'sentence by sentence, signed out',
    'glossary', 'glossary of a community', 'new thread',
  ])('“%s” is as wide as the smallest phone, and made for fingers', async (name) => {
    const { path, as, act } = where[name]!;
    if (as) await forum.app.api('PATCH', '/account', { interfaceLanguage: locale === 'en-US' ? 'en' : locale }, { as: as === 'admin' ? forum.admin : people[as] });
    const { page, close } = await forum.open({ locale, screen: 'phone', as: as && (as === 'admin' ? forum.admin : people[as]) });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path, { waitUntil: 'networkidle' });
    await act?.(page);
    expect(await page.evaluate(fits)).toBe(true);
    expect(await page.evaluate("matchMedia('(pointer: coarse)').matches")).toBe(true);
    expect(await page.evaluate(tooSmall)).toEqual([]);
    await close();
  });
});
