/** Readers' corrections as people make them: in the thread, and on the page of a translation, which needs no scripts. */
import type { Locale } from '@laoyou/locales';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

let count = 0;
/** A post whose second sentence nobody else has: what is accepted holds everywhere. */
async function translated(author: Person, from: 'en' | 'zh') {
  count += 1;
  const n = 'abcdefghij'[count]!.repeat(3);
  const [first, second] = from === 'en' ? ['My grandmother gave it to me.', `It is older than ${n} am.`] : ['这是外婆给我的。', `它比${n}的年纪还大。`];
  const { threadId, postId } = await forum.thread(author, from === 'en' ? `An old kettle ${n}` : `一把旧水壶 ${n}`, `${first} ${second}`);
  const target = from === 'en' ? 'zh' : 'en';
  await waitFor(async () => (await forum.app.api('GET', `/posts/${postId}?lang=${target}&view=translated`)).body.post.translation?.html, { what: 'a translation' });
  return { threadId, postId, target, second, words: from === 'en' ? `它比我还老呢，${n}。` : `It has more years than ${n} does.` } as const;
}
const sentence = (postId: string, n = 1) => `#p-${postId} .prose.machine [data-s="${n}"]`;
const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
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
    const { threadId, postId, words, second } = await translated(author, from);

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
    expect(await page.evaluate('document.activeElement.getAttribute("data-s")')).toBe('1');

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
  const { threadId, postId, words } = await translated(author, 'en');
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
  const { threadId, postId } = await translated(author, 'en');
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
  await mine.close();
});

it('without scripts, through the page of the translation: suggest, vote, decide, take back', async () => {
  const { app } = forum;
  const [author, suggester, both] = await Promise.all([
    app.signUp({ reads: ['en'] }),
    app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] }),
    app.signUp({ reads: ['zh', 'en'] }),
  ]);
  const { threadId, postId, words } = await translated(author, 'en');
  const sheet = `/p/${postId}/translation/zh`;

  const mine = await forum.open({ as: suggester, locale: 'zh-CN', screen: 'phone', javaScriptEnabled: false });
  await mine.page.goto(`/t/${threadId}`);
  await mine.page.locator(`#p-${postId} .provenance summary`).click();
  await mine.page.getByRole('link', { name: text('zh-CN', 'reading:provenance.sentences') }).click();
  const at = mine.page.locator('#sentence-1');
  await at.locator('summary').click();
  await at.getByLabel(text('zh-CN', 'corrections:suggest.text')).fill('It is in English, which it should not be.');
  await at.getByLabel(text('zh-CN', 'corrections:suggest.note')).fill('更自然');
  await at.getByRole('button', { name: text('zh-CN', 'corrections:suggest.send') }).click();
  await at.getByText(text('zh-CN', 'errors:suggestion.wrong_language')).waitFor();
  expect(await at.getByLabel(text('zh-CN', 'corrections:suggest.text')).inputValue()).toContain('It is in English');
  await at.getByLabel(text('zh-CN', 'corrections:suggest.text')).fill(words);
  await at.getByRole('button', { name: text('zh-CN', 'corrections:suggest.send') }).click();
  await at.getByText(text('zh-CN', 'corrections:done.suggested')).waitFor();
  await at.locator('.note', { hasText: '更自然' }).waitFor();
  expect(await mine.page.evaluate(fits)).toBe(true);
  await mine.close();

  const voter = await forum.open({ as: both, javaScriptEnabled: false });
  await voter.page.goto(sheet);
  const up = () => voter.page.locator('#sentence-1').getByRole('button', { name: text('en', 'corrections:vote.up') });
  await up().click();
  await voter.page.getByText(text('en', 'corrections:done.voted')).waitFor();
  await voter.page.locator('#sentence-1 .score', { hasText: '1' }).waitFor();
  await up().click();
  await voter.page.getByText(text('en', 'corrections:done.unvoted')).waitFor();
  await voter.close();

  const deciding = await forum.open({ as: author, javaScriptEnabled: false });
  await deciding.page.goto(sheet);
  await deciding.page.getByRole('button', { name: text('en', 'corrections:act.accept'), exact: true }).click();
  await deciding.page.getByText(text('en', 'corrections:done.accepted')).waitFor();
  const reads = async () => (await app.api('GET', `/posts/${postId}/translations/zh`)).body.sentences.find(({ id }: { id: number }) => id === 1).target;
  await waitFor(async () => (await reads()) === words, { what: 'the accepted words' });
  await deciding.page.goto(sheet);
  await deciding.page.getByRole('button', { name: text('en', 'corrections:act.revert'), exact: true }).click();
  await deciding.page.getByText(text('en', 'corrections:done.reverted')).waitFor();
  await waitFor(async () => (await reads()).startsWith('[zh]'), { what: 'the machine’s words' });
  await deciding.close();
});

describe('what was meanwhile changed by others', () => {
  it.each([true, false])('keeps what was typed for a sentence that is gone (scripts: %s)', async (javaScriptEnabled) => {
    const [author, reader] = await Promise.all([forum.app.signUp(), forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] })]);
    const { postId, words, second } = await translated(author, 'en');
    const { page, close } = await forum.open({ as: reader, locale: 'zh-CN', javaScriptEnabled });
    await page.goto(`/p/${postId}/translation/zh`, javaScriptEnabled ? { waitUntil: 'networkidle' } : {});
    const at = page.locator('#sentence-1');
    await at.locator('summary').click();
    await at.getByLabel(text('zh-CN', 'corrections:suggest.text')).fill(words);
    expect((await forum.app.api('PATCH', `/posts/${postId}`, { version: 1, markdown: 'Something else. Entirely other words stand here now.' }, { as: author })).status).toBe(200);
    await waitFor(async () => (await forum.app.api('GET', `/posts/${postId}?lang=zh&view=translated`)).body.post.translation?.state === 'ready', { what: 'the new translation' });
    if (javaScriptEnabled) await page.getByText(text('zh-CN', 'corrections:sheet.stale')).waitFor();
    await page.getByRole('button', { name: text('zh-CN', 'corrections:suggest.send') }).click();
    await page.getByText(text('zh-CN', 'errors:suggestion.outdated')).waitFor();
    expect(await page.locator('textarea').evaluateAll((all) => all.map((area) => (area as HTMLTextAreaElement).value))).toContain(words);
    // Beside what it was written for, and not beside another sentence.
    await page.getByText(second).first().waitFor();
    await close();
  });

  it('says so where another translation was accepted before, and shows it', async () => {
    const { app } = forum;
    const [author, reader] = await Promise.all([app.signUp(), app.signUp({ reads: ['zh'] })]);
    const { postId, words } = await translated(author, 'en');
    const send = (say: string) => app.api('POST', `/posts/${postId}/translations/zh/suggestions`, { version: 1, sentence: 1, text: say }, { as: reader });
    const [{ body: first }, { body: second }] = [await send(words), await send(`${words}真的。`)];
    const { page, close } = await forum.open({ as: author, javaScriptEnabled: false });
    await page.goto(`/p/${postId}/translation/zh`);
    await app.api('POST', `/suggestions/${first.id}/accept`, {}, { as: forum.admin });
    await page.locator(`#suggestion-${second.id}`).getByRole('button', { name: text('en', 'corrections:act.accept'), exact: true }).click();
    const said = page.locator(`#suggestion-${second.id}`);
    await said.getByText(text('en', 'errors:suggestion.accepted_meanwhile')).waitFor();
    await page.locator(`#suggestion-${first.id}.accepted`).waitFor();
    // Having seen it, the author decides again.
    await said.getByRole('button', { name: text('en', 'corrections:act.accept'), exact: true }).click();
    await page.getByText(text('en', 'corrections:done.accepted')).waitFor();
    await close();
  });
});
