/** What the composer says before anything is sent: never about another text than the one that stands there. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterEach(() => {
  forum.app.engine.fail();
  forum.app.engine.slow(0);
});
afterAll(() => forum.stop());

async function compose(javaScriptEnabled = true) {
  const writer = await forum.app.signUp({ reads: ['en'] });
  const reader = await forum.open({ as: writer, javaScriptEnabled });
  await reader.page.goto(`/c/${forum.community}/new`, { waitUntil: 'networkidle' });
  return { ...reader, body: reader.page.locator('textarea[name="markdown"]'), panel: reader.page.locator('.ahead'), there: reader.page.locator('.ahead .side').first() };
}
const adopt = (page: Page) => page.getByRole('button', { name: text('en', 'posting:ahead.adopt.zh') });

it('what was said about an earlier text cannot be taken over', async () => {
  const { page, body, there, close } = await compose();
  await body.fill('My aunt grows tomatoes.');
  await there.getByText('[zh] My aunt grows tomatoes.').waitFor();
  expect(await adopt(page).isEnabled()).toBe(true);
  forum.app.engine.slow(1500);
  await body.fill('My aunt grows tomatoes. She sells them.');
  expect(await adopt(page).isEnabled()).toBe(false);
  await there.getByText('[zh] She sells them.').waitFor();
  await adopt(page).click();
  expect(await page.getByLabel(text('en', 'posting:own.label.zh'), { exact: true }).inputValue()).toContain('She sells them.');
  await close();
});

it('while no engine answers, nothing older stands in its place, and it can be asked again', async () => {
  const { page, body, panel, there, close } = await compose();
  await body.fill('The kettle is on.');
  await there.getByText('[zh] The kettle is on.').waitFor();
  forum.app.engine.fail('failed');
  await body.fill('Nobody put the kettle on.');
  await panel.getByText(text('en', 'errors:translation.unavailable')).waitFor();
  await panel.getByRole('heading', { name: text('en', 'posting:ahead.title.zh') }).waitFor();
  expect(await panel.locator('.prose').count()).toBe(0);
  forum.app.engine.fail();
  const again = panel.getByRole('button', { name: text('en', 'common:action.retry') });
  // An engine that failed is left alone for a while.
  await expect.poll(async () => {
    if (await again.isVisible()) await again.click();
    return there.getByText('[zh] Nobody put the kettle on.').isVisible();
  }, { timeout: 30_000, interval: 1000 }).toBe(true);
  await close();
}, 60_000);

it('a sentence that no engine could translate is said to be left as it is', async () => {
  const { body, panel, there, close } = await compose();
  await body.fill('We boiled it twice.');
  await there.getByText('[zh] We boiled it twice.').waitFor();
  forum.app.engine.fail('dropped-marks');
  await body.fill('We boiled it twice. The recipe is in `tea.md`.');
  await panel.getByText('1 sentence is left in the original.').waitFor();
  await close();
});

it('asking again is not offered for a text that is too long for it', async () => {
  const { body, panel, close } = await compose();
  await body.fill('It goes on and on. '.repeat(230));
  await panel.getByText(/4,000/).waitFor();
  expect(await panel.getByRole('button').count()).toBe(0);
  await close();
});

it('words of the author’s own are not replaced by a machine’s', async () => {
  const { page, body, panel, there, close } = await compose();
  await page.locator('details.own summary').click();
  await page.locator('textarea[name="own"]').fill('姨妈种番茄。');
  await body.fill('My aunt grows tomatoes in tubs.');
  await there.getByText('[zh] My aunt grows tomatoes in tubs.').waitFor();
  await panel.getByRole('heading', { name: text('en', 'posting:ahead.title.machine') }).waitFor();
  expect(await adopt(page).count()).toBe(0);
  await page.getByRole('button', { name: text('en', 'posting:own.remove') }).click();
  await adopt(page).waitFor();
  await close();
});

it('without scripts it says the same: the title, what is left as it is, and that there is no translation', async () => {
  const { page, body, close } = await compose(false);
  const preview = page.getByRole('button', { name: text('en', 'posting:preview.show') });
  await page.locator('input[name="title"]').fill('A kettle for two');
  await body.fill('It sings.');
  await preview.click();
  await page.locator('section.preview .side').first().getByText('[zh] A kettle for two').waitFor();
  await page.locator('section.preview .side').first().getByText('[zh] It sings.').waitFor();
  forum.app.engine.fail('failed');
  await body.fill('It sings no more.');
  await page.locator('input[name="title"]').fill('A kettle for three');
  await preview.click();
  await page.locator('section.preview').getByText(text('en', 'errors:translation.unavailable')).waitFor();
  await page.locator('section.preview').getByText('It sings no more.').waitFor();
  await close();
});

it('a refusal takes the focus to the field it is about, and an empty draft is not called saved', async () => {
  const { page, body, close } = await compose();
  const send = page.getByRole('button', { name: text('en', 'posting:thread.submit') });
  const saved = page.getByText(text('en', 'posting:draft.saved'));
  await send.click();
  await page.locator('input[name="title"]:focus').waitFor();
  await page.getByText(text('en', 'errors:thread.title_empty')).waitFor();
  expect(await saved.count()).toBe(0);
  await page.locator('input[name="title"]').fill('A title');
  await send.click();
  await page.locator('textarea[name="markdown"]:focus').waitFor();
  await body.fill('Something');
  await saved.waitFor();
  await body.fill('');
  await page.locator('input[name="title"]').fill('');
  await saved.waitFor({ state: 'detached' });
  await close();
});

it('a reply that is given up gives the focus back', async () => {
  const writer = await forum.app.signUp({ reads: ['en'] });
  const { threadId } = await forum.thread(writer, 'A short one', 'Nothing much.');
  const replyId = await forum.reply(forum.admin, threadId, 'Not much here either.');
  const { page, close } = await forum.open({ as: writer });
  await page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
  await page.locator(`#p-${replyId} [data-reply]`).click();
  await page.locator('.inline-reply').getByRole('button', { name: text('en', 'common:action.cancel') }).click();
  await page.locator(`#p-${replyId} [data-reply]:focus`).waitFor();
  await close();
});
