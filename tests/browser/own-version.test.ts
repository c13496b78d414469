import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

describe.each([
  { locale: 'en' as const, screen: 'wide' as const, title: 'Ambulance', markdown: 'A ride cost my neighbour $2,450.', own: '邻居坐一趟救护车花了 2450 美元。', target: 'zh' as const },
  { locale: 'zh-CN' as const, screen: 'phone' as const, title: '押金', markdown: '房东收了一万二押金。', own: 'The landlord took a deposit of 12,000.', target: 'en' as const },
])('before sending, in $locale, $screen', ({ locale, screen, title, markdown, own, target }) => {
  const reads = target === 'zh' ? ('en' as const) : ('zh' as const);

  it('shows how it will read and what that says back; taken over and corrected, it is what readers get', async () => {
    const [writer, reader] = await Promise.all([
      forum.app.signUp({ interfaceLanguage: locale, reads: [reads] }),
      forum.app.signUp({ interfaceLanguage: target === 'zh' ? 'zh-CN' : 'en', reads: [target] }),
    ]);
    const { page, close } = await forum.open({ as: writer, locale: locale === 'en' ? 'en-US' : locale, screen });
    await page.goto(`/c/${forum.community}/new`);
    await page.locator('input[name="title"]').fill(title);
    await page.locator('textarea[name="markdown"]').fill(markdown);
    const panel = page.locator('.ahead');
    await panel.getByRole('heading', { name: text(locale, `posting:ahead.title.${target}`) }).waitFor();
    expect(await panel.locator('.side').first().textContent()).toContain(`[${target}] ${markdown}`);
    expect(await panel.locator('.back').textContent()).toContain(text(locale, `posting:ahead.back.${reads}`));
    await panel.getByText(text(locale, 'posting:ahead.quality.standard')).waitFor();

    await panel.getByRole('button', { name: text(locale, `posting:ahead.adopt.${target}`) }).click();
    const area = page.getByLabel(text(locale, `posting:own.label.${target}`), { exact: true });
    expect(await area.inputValue()).toContain(`[${target}] `);
    await page.getByText(text(locale, 'posting:own.machine')).waitFor();
    await area.fill(own);
    // Nothing is wider than the window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.getByRole('button', { name: text(locale, 'posting:thread.submit') }).click();
    await page.waitForURL(/\/t\/[0-9a-f-]{36}/);
    const address = new URL(page.url()).pathname;
    await close();

    const other = target === 'zh' ? 'zh-CN' : 'en';
    const theirs = await forum.open({ as: reader, locale: other === 'en' ? 'en-US' : other });
    await theirs.page.goto(address);
    await theirs.page.locator('.post .prose', { hasText: own }).waitFor();
    await theirs.page.getByText(text(other, 'reading:quality.author-adopted'), { exact: true }).first().waitFor();
    await theirs.close();
  });
});

it('without scripts the fields are plain ones, the preview shows both, and an edit can change or remove it', async () => {
  const writer = await forum.app.signUp({ reads: ['en'] });
  const { threadId } = await forum.thread(writer, 'Without scripts', 'An opening.');
  const postId = await forum.reply(writer, threadId, 'I never drink hot water.');
  const { page, close } = await forum.open({ as: writer, javaScriptEnabled: false });
  await page.goto(`/p/${postId}/edit`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: text('en', 'posting:preview.show') }).click();
  await page.getByRole('heading', { name: text('en', 'posting:ahead.title.zh') }).waitFor();
  await page.getByRole('heading', { name: text('en', 'posting:ahead.back.en') }).waitFor();
  await page.locator('details.own summary').click();
  await page.locator('textarea[name="own"]').fill('我从来不喝热水。');
  await page.getByRole('button', { name: text('en', 'posting:edit.submit') }).click();
  await page.waitForURL(new RegExp(`/t/${threadId}`));
  expect((await forum.app.api('GET', `/posts/${postId}/own/zh`, undefined, { as: writer })).body).toMatchObject({ markdown: '我从来不喝热水。', machine: false });

  await page.goto(`/p/${postId}/edit`, { waitUntil: 'networkidle' });
  expect(await page.locator('textarea[name="own"]').inputValue()).toBe('我从来不喝热水。');
  await page.locator('details.own summary').click();
  await page.locator('textarea[name="own"]').fill('');
  await page.getByRole('button', { name: text('en', 'posting:edit.submit') }).click();
  await page.waitForURL(new RegExp(`/t/${threadId}`));
  expect((await forum.app.api('GET', `/posts/${postId}/own/zh`, undefined, { as: writer })).status).toBe(404);
  await close();
});

it('a draft keeps the own version too', async () => {
  const writer = await forum.app.signUp({ reads: ['en'] });
  const { page, close } = await forum.open({ as: writer });
  await page.goto(`/c/${forum.community}/new`);
  await page.locator('.composer .small-tabs').waitFor();
  await page.locator('details.own summary').click();
  await page.locator('textarea[name="markdown"]').fill('Half a thought.');
  await page.locator('textarea[name="own"]').fill('半个念头。');
  await page.getByText(text('en', 'posting:draft.saved')).waitFor();
  await page.waitForFunction(() => Object.values(localStorage).some((draft) => String(draft).includes('半个念头')));
  await page.reload();
  await page.getByText(text('en', 'posting:draft.restored')).waitFor();
  expect(await page.locator('textarea[name="own"]').inputValue()).toBe('半个念头。');
  await close();
});
