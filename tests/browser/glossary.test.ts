import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

const cases = [
  { locale: 'en' as const, browser: 'en-US' as const, screen: 'wide' as const, javaScriptEnabled: true, en: 'rice cooker', zh: '电饭煲' },
  { locale: 'zh-CN' as const, browser: 'zh-CN' as const, screen: 'phone' as const, javaScriptEnabled: true, en: 'hoodie', zh: '卫衣' },
  { locale: 'zh-CN' as const, browser: 'zh-CN' as const, screen: 'wide' as const, javaScriptEnabled: false, en: 'ambulance', zh: '救护车' },
];

it.each(cases)('is kept in $locale on $screen (scripts: $javaScriptEnabled), and posts follow', async ({ locale, browser, screen, javaScriptEnabled, en, zh }) => {
  const writer = await forum.app.signUp({ reads: ['en'] });
  await forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] });
  const { postId } = await forum.thread(writer, `About a ${en}`, `My ${en} was cheap.`);
  await forum.app.database.query(`update accounts set interface_language = $1 where handle = $2`, [locale, forum.admin.handle]);
  const { page, problems, close } = await forum.open({ as: forum.admin, locale: browser, screen, javaScriptEnabled });
  await page.goto(`/c/${forum.community}`);
  await page.getByRole('link', { name: text(locale, 'site:community.glossary') }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const form = page.locator('details.add');
  if (!(await form.evaluate((details) => (details as HTMLDetailsElement).open))) await form.locator('summary').click();
  await page.getByRole('button', { name: text(locale, 'glossary:add'), exact: true }).click();
  await page.getByText(text(locale, 'errors:glossary.term_empty')).waitFor();
  await page.getByLabel(text(locale, 'glossary:field.en'), { exact: true }).fill(en);
  await page.getByLabel(text(locale, 'glossary:field.zh'), { exact: true }).fill(zh);
  await page.getByRole('button', { name: text(locale, 'glossary:add'), exact: true }).click();
  await page.getByText(text(locale, 'glossary:done.added')).waitFor();
  await page.locator('.terms .word', { hasText: zh }).waitFor();
  const translation = async () => (await forum.app.api('GET', `/posts/${postId}?lang=zh&view=translated`)).body.post.translation?.html ?? '';
  await waitFor(async () => (await translation()).includes(zh), { what: 'the term in the post' });

  await page.getByRole('button', { name: text(locale, 'glossary:remove') }).first().click();
  await page.getByText(text(locale, 'glossary:done.removed')).waitFor();
  await page.locator('.notice').getByRole('button', { name: text(locale, 'glossary:undo') }).click();
  await page.getByText(text(locale, 'glossary:done.undone')).waitFor();
  await page.locator('.terms .word', { hasText: zh }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(problems.filter((problem) => !/422/.test(problem))).toEqual([]);
  await close();
});

it('is read by everybody and edited by nobody else', async () => {
  const { page, close } = await forum.open({});
  await page.goto('/glossary');
  await page.getByText(text('en', 'glossary:empty')).waitFor();
  expect(await page.locator('details.add').count()).toBe(0);
  await close();
});
