import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, type Forum } from './forum.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page as it is now. */
async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return (await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 160)).join(" | ")))')) as string[];
}

let forum: Forum;
let writer: Record<'en-US' | 'zh-CN', Person>;
let paths: Record<string, { path: string; as?: 'writer' | 'admin'; shows?: string }>;

beforeAll(async () => {
  forum = await startForum();
  writer = {
    'en-US': await forum.app.signUp({ displayName: 'Tom Baker' }),
    'zh-CN': await forum.app.signUp({ displayName: '王小明', interfaceLanguage: 'zh-CN', reads: ['zh'] }),
  };
});
afterAll(() => forum.stop());

describe.each([
  { locale: 'en-US', screen: 'wide', colorScheme: 'light' },
  { locale: 'zh-CN', screen: 'phone', colorScheme: 'dark' },
] as const)('in $locale on a $screen, $colorScheme screen', ({ locale, screen, colorScheme }) => {
  beforeAll(async () => {
    const me = writer[locale];
    const { threadId } = await forum.thread(writer['zh-CN'], `看牙要花多少钱？（${screen}）`, '上周拔了一颗智齿，花了**八百块**。\n\n- 挂号\n- 拍片');
    const postId = await forum.reply(me, threadId, locale === 'en-US' ? 'It was $350 here, with insurance.' : '我这边三百五。');
    // What readers suggest: one waits, one is accepted.
    const lang = locale === 'en-US' ? 'zh' : 'en';
    const sheetOf = await forum.reply(me, threadId, locale === 'en-US' ? 'It was 350 here, with insurance.' : '我这边带保险是350块。');
    await waitFor(async () => (await forum.app.api('GET', `/posts/${sheetOf}?lang=${lang}&view=translated`)).body.post.translation?.html, { what: 'a translation' });
    const suggest = async (sentence: number, text: string) => (await forum.app.api('POST', `/posts/${sheetOf}/translations/${lang}/suggestions`, { version: 1, sentence, text }, { as: writer[locale] })).body.id;
    const accepted = await suggest(0, locale === 'en-US' ? '我这边有保险，350 块。' : 'On my side it was 350, insurance included.');
    await forum.app.api('POST', `/suggestions/${accepted}/accept`, {}, { as: forum.admin });
    await suggest(0, locale === 'en-US' ? '这里有保险的话是 350 美元。' : 'With insurance it was 350 here.');
    await forum.app.api('PATCH', `/posts/${postId}`, { markdown: '380, and bring cash.', version: 1 }, { as: me });
    paths = {
      home: { path: '/' },
      'sign up': { path: '/sign-up' },
      'sign in': { path: '/sign-in?reason=expired' },
      'settings without an account': { path: '/settings' },
      settings: { path: '/settings', as: 'writer' },
      'sign out': { path: '/sign-out', as: 'writer' },
      'new thread': { path: `/c/${forum.community}/new`, as: 'writer' },
      community: { path: `/c/${forum.community}` },
      thread: { path: `/t/${threadId}`, as: 'writer' },
      'thread side by side': { path: `/t/${threadId}?view=both` },
      reply: { path: `/t/${threadId}/reply?to=${postId}`, as: 'writer' },
      // With how it will read, which comes a while after the page.
      edit: { path: `/p/${postId}/edit`, as: 'writer', shows: '.ahead .back' },
      history: { path: `/p/${postId}/history` },
      'language of a post': { path: `/p/${postId}/language`, as: 'writer' },
      'thread in other characters': { path: `/t/${threadId}?script=tw&view=original` },
      delete: { path: `/p/${postId}/delete`, as: 'writer' },
      'new community': { path: '/c/new', as: 'admin' },
      'translation, sentence by sentence': { path: `/p/${sheetOf}/translation/${lang}`, as: 'writer' },
      'translation for everybody': { path: `/p/${sheetOf}/translation/${lang}` },
      'suggestions to decide': { path: '/suggestions', as: 'admin' },
      'suggestions of one’s own': { path: '/suggestions?which=mine', as: 'writer' },
      'somebody’s corrections': { path: `/u/${me.handle}/corrections` },
      'somebody with corrections': { path: `/u/${me.handle}` },
      about: { path: '/about' },
      engines: { path: '/engines' },
      operate: { path: '/operate?choice=all', as: 'admin' },
      people: { path: `/operate/people?handle=${me.handle}`, as: 'admin' },
      'nothing here': { path: '/nothing-here' },
    };
  });

  it.each([
    'home', 'sign up', 'sign in', 'settings without an account', 'settings', 'sign out', 'new thread', 'community', 'thread', 'thread side by side',
    'reply', 'edit', 'history', 'language of a post', 'thread in other characters', 'delete', 'new community', 'translation, sentence by sentence',
    'translation for everybody', 'suggestions to decide', 'suggestions of one’s own', 'somebody’s corrections', 'somebody with corrections',
    'about', 'engines', 'operate', 'people', 'nothing here',
  ])('“%s” has nothing axe objects to, and nothing sticking out', async (name) => {
    const { path, as, shows } = paths[name] as { path: string; as?: 'writer' | 'admin'; shows?: string };
    const { page, close } = await forum.open({ locale, screen, colorScheme, as: as === 'admin' ? forum.admin : as && writer[locale] });
    await page.goto(path, { waitUntil: 'networkidle' });
    if (shows) await page.locator(shows).waitFor();
    expect(await objections(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await close();
  });

  it('nor to a sentence that is chosen, or to its card', async () => {
    // Who reads the other language sees this writer's post translated.
    const { page, close } = await forum.open({ locale: locale === 'en-US' ? 'zh-CN' : 'en-US', screen, colorScheme, as: writer[locale === 'en-US' ? 'zh-CN' : 'en-US'] });
    await page.goto(paths.thread!.path, { waitUntil: 'networkidle' });
    await page.locator('.post:not(.opening) .prose.machine [data-s]').last().click();
    await page.locator('button.offer').waitFor();
    expect(await objections(page)).toEqual([]);
    await page.locator('button.offer').click();
    await page.getByRole('dialog').locator('textarea').waitFor();
    expect(await objections(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await close();
  });

  it('the keys are told in a dialog that Escape closes', async () => {
    const { page, close } = await forum.open({ locale, screen, colorScheme });
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.locator('kbd').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await close();
  });
});
