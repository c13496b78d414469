/** Readers' corrections where people meet a translation: in the thread. The page of a translation is in translation-sheet.test.ts. */
import type { Locale } from '@laoyou/locales';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startForum, text, type Forum } from './forum.ts';
import { fits, postToCorrect } from './post-to-correct.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

const sentence = (postId: string, n = 1) => `#p-${postId} .prose.machine [data-s="${n}"]`;
const browserLocale = (locale: Locale) => (locale === 'en' ? 'en-US' : locale);

describe.each([
  { reader: 'zh-CN', screen: 'wide', from: 'en' },
  { reader: 'en', screen: 'phone', from: 'zh' },
] as const)('in the thread, by a $reader reader on a $screen screen', ({ reader, screen, from }) => {
  const other: Locale = reader === 'en' ? 'zh-CN' : 'en';

  it('is suggested, voted for, accepted, what everybody reads, credited, and taken back', async () => {
    const { app } = forum;
    const target = from === 'en' ? 'zh' : 'en';
    const [author, suggester, both] = await Promise.all([
      app.signUp({ interfaceLanguage: other, reads: [from] }),
      app.signUp({ interfaceLanguage: reader, reads: [target], displayName: 'Wei Better' }),
      app.signUp({ interfaceLanguage: reader, reads: [target, from] }),
    ]);
    const { threadId, postId, words, second } = await postToCorrect(forum, author, from);

    const mine = await forum.open({ as: suggester, locale: browserLocale(reader), screen });
    const { page } = mine;
    await page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
    // A tap offers; the card comes only when it is wanted.
    if (screen === 'phone') await page.locator(sentence(postId)).tap();
    else await page.locator(sentence(postId)).click();
    await page.locator('button.offer').click();
    const card = page.getByRole('dialog');
    await card.getByText(second, { exact: true }).waitFor();
    const area = card.getByLabel(text(reader, 'corrections:suggest.text'));
    expect(await area.inputValue()).toBe(`[${target}] ${second}`);
    await card.getByRole('button', { name: text(reader, 'corrections:suggest.send') }).click();
    await card.getByText(text(reader, 'errors:suggestion.wrong_language')).waitFor();
    await area.fill(words);
    await card.getByRole('button', { name: text(reader, 'corrections:suggest.send') }).click();
    await card.getByText(text(reader, 'corrections:done.suggested')).waitFor();
    await card.locator('.suggestion .words', { hasText: words }).waitFor();
    expect(await page.evaluate(fits)).toBe(true);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.locator(`${sentence(postId)}:focus`).waitFor();

    const voter = await forum.open({ as: both, locale: browserLocale(reader), screen });
    await voter.page.goto('/suggestions?which=vote');
    const listed = voter.page.locator('li', { has: voter.page.locator('.suggestion .words', { hasText: words }) });
    await listed.getByRole('button', { name: text(reader, 'corrections:vote.up') }).click();
    await voter.page.getByText(text(reader, 'corrections:done.voted')).waitFor();
    await listed.locator('.score', { hasText: '1' }).waitFor();
    await voter.close();

    const deciding = await forum.open({ as: author, locale: browserLocale(other) });
    await deciding.page.goto('/suggestions');
    await deciding.page.getByRole('button', { name: text(other, 'corrections:act.accept'), exact: true }).click();
    await deciding.page.getByText(text(other, 'corrections:done.accepted')).waitFor();

    // The thread that has been open all the time shows it by the live channel, and says that a reader wrote it.
    await page.locator(sentence(postId), { hasText: words }).waitFor();
    await page.locator(`#p-${postId} .provenance .readers`).waitFor();
    const anybody = await forum.open({ locale: browserLocale(reader), screen });
    await anybody.page.goto(`/p/${postId}/translation/${target}`);
    await anybody.page.locator('#sentence-1 .tgt > .words', { hasText: words }).waitFor();
    await anybody.page.locator('#sentence-1 .facts').getByRole('link', { name: 'Wei Better' }).first().click();
    await anybody.page.waitForURL(`**/u/${suggester.handle}`);
    await anybody.page.locator('.credits', { hasText: words }).waitFor();
    await anybody.close();

    await deciding.page.goto(`/p/${postId}/translation/${target}#sentence-1`, { waitUntil: 'networkidle' });
    await deciding.page.getByRole('button', { name: text(other, 'corrections:act.revert'), exact: true }).click();
    await deciding.page.getByText(text(other, 'corrections:done.reverted')).waitFor();
    // The page follows the thread, so what comes back shows without a reload; so it does for the first reader.
    await deciding.page.locator('#sentence-1 .tgt > .words', { hasText: `[${target}] ${second}` }).waitFor();
    await page.locator(sentence(postId), { hasText: `[${target}] ${second}` }).waitFor();
    expect([...mine.problems, ...deciding.problems].filter((problem) => !/422/.test(problem))).toEqual([]);
    await Promise.all([mine.close(), deciding.close()]);
  });
});

it('by keyboard alone, side by side too, and neither links nor selected words are taken over', async () => {
  const [author, reader] = await Promise.all([forum.app.signUp(), forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] })]);
  const { threadId, postId, words } = await postToCorrect(forum, author, 'en');
  const { page, close } = await forum.open({ as: reader, locale: 'zh-CN' });
  await page.goto(`/t/${threadId}?view=both`, { waitUntil: 'networkidle' });
  await page.locator(`#p-${postId} .src [data-s="1"]`).click();
  expect(await page.locator('button.offer').count()).toBe(0);
  await page.locator(`#p-${postId}`).focus();
  await page.keyboard.press('c');
  await page.locator('button.offer:focus').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator(`#p-${postId} .tgt [data-s="1"].chosen`).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('button.offer').waitFor({ state: 'detached' });
  await page.locator(`#p-${postId}:focus`).waitFor();
  await page.keyboard.press('c');
  await page.locator('button.offer:focus').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('.tgt [data-s="1"].chosen').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel(text('zh-CN', 'corrections:suggest.text')).fill(words);
  await page.keyboard.press('Escape');
  await page.locator('.tgt [data-s="1"]:focus').waitFor();
  // Closed by mistake, nothing is lost.
  await page.keyboard.press('c');
  await page.locator('button.offer:focus').waitFor();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('dialog').getByLabel(text('zh-CN', 'corrections:suggest.text')).inputValue()).toBe(words);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const linked = await forum.reply(author, threadId, 'I found [this guide](https://guide.example/kettles).');
  await page.locator(`#p-${linked} .tgt a`).waitFor();
  await page.route('https://guide.example/**', (route) => route.fulfill({ body: 'A guide.' }));
  await page.locator(`#p-${postId} .tgt [data-s="0"]`).dblclick();
  expect(await page.evaluate('getSelection().toString().length')).toBeGreaterThan(0);
  await page.locator('button.offer').waitFor({ state: 'detached' });
  await page.locator(`#p-${linked} .tgt a`).click();
  await page.getByText('A guide.').waitFor();
  await close();
});

it('is offered to nobody who is signed out, nor for an author’s own words', async () => {
  const [author, reader] = await Promise.all([forum.app.signUp(), forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] })]);
  const { threadId, postId } = await postToCorrect(forum, author, 'en');
  const out = await forum.open({ locale: 'zh-CN' });
  const asked: string[] = [];
  out.page.on('request', (request) => void asked.push(request.url()));
  await out.page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
  const before = asked.length;
  await out.page.locator(sentence(postId)).click();
  await out.page.keyboard.press('c');
  // The next thing a click does is answered after the click on the sentence has been dealt with.
  await out.page.locator(`#p-${postId} .provenance summary`).click();
  await out.page.getByRole('link', { name: text('zh-CN', 'reading:provenance.sentences') }).waitFor();
  expect(asked.slice(before).filter((url) => /\.js(on)?$|\/api\//.test(url))).toEqual([]);
  expect(await out.page.locator('button.offer').count()).toBe(0);
  await out.close();

  expect((await forum.app.api('PUT', `/posts/${postId}/own/zh`, { version: 1, title: '一把旧水壶', markdown: '外婆给我的。它很旧。' }, { as: author })).status).toBe(200);
  const mine = await forum.open({ as: reader, locale: 'zh-CN' });
  await mine.page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
  await mine.page.getByText('它很旧。').click();
  await mine.page.locator(`#p-${postId} .provenance summary`).click();
  await mine.page.getByRole('link', { name: text('zh-CN', 'reading:provenance.sentences') }).click();
  await mine.page.locator('#sentence-1').getByText(text('zh-CN', 'corrections:by.author')).waitFor();
  expect(await mine.page.locator('.suggest').count()).toBe(0);
  await mine.page.getByText(text('zh-CN', 'corrections:authors_own')).waitFor();
  expect(await mine.page.getByText(text('zh-CN', 'corrections:vote.both')).count()).toBe(0);
  await mine.close();
});

it.each([true, false])('is taken back where somebody’s corrections are listed, which says so (scripts: %s)', async (javaScriptEnabled) => {
  const { app } = forum;
  const [author, suggester] = await Promise.all([app.signUp({ reads: ['en'] }), app.signUp({ displayName: 'Wei Better', reads: ['zh'] })]);
  const { postId, words } = await postToCorrect(forum, author, 'en');
  const { body } = await app.api('POST', `/posts/${postId}/translations/zh/suggestions`, { version: 1, sentence: 1, text: words }, { as: suggester });
  expect((await app.api('POST', `/suggestions/${body.id}/accept`, {}, { as: author })).status).toBe(200);
  const { page, problems, close } = await forum.open({ as: author, javaScriptEnabled });
  await page.goto(`/u/${suggester.handle}/corrections`);
  await page.locator('.listed', { hasText: words }).getByRole('button', { name: text('en', 'corrections:act.revert'), exact: true }).click();
  await page.getByText(text('en', 'corrections:done.reverted')).waitFor();
  expect(await page.locator('.listed', { hasText: words }).count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});
