/** The page of a translation, sentence by sentence: without scripts, and when others change things meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';
import { fits, postToCorrect } from './post-to-correct.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

it('without scripts, through the page of the translation: suggest, vote, decide, take back', async () => {
  const { app } = forum;
  const [author, suggester, both] = await Promise.all([
    app.signUp({ reads: ['en'] }),
    app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] }),
    app.signUp({ reads: ['zh', 'en'] }),
  ]);
  const { threadId, postId, words } = await postToCorrect(forum, author, 'en');
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
    const { postId, words, second } = await postToCorrect(forum, author, 'en');
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
    const { postId, words } = await postToCorrect(forum, author, 'en');
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

it.each(['/p/01900000-0000-7000-8000-000000000000/translation/zh', '/p/nothing/translation/zh', '/p/01900000-0000-7000-8000-000000000000/translation/fr'])('says that there is nothing at %s', async (path) => {
  const { page, close } = await forum.open({ locale: 'zh-CN' });
  expect((await page.goto(path))?.status()).toBe(404);
  await page.getByRole('heading', { name: text('zh-CN', 'site:error.404.title') }).waitFor();
  await close();
});
