import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  const words = (n: number | string) => ({ kind: 'term' as const, en: `teapot ${n} ${javaScriptEnabled}`, zh: `茶壶${n}${javaScriptEnabled}`, direction: 'both' as const, caseSensitive: false, note: '' });
  const add = async (term: object) => (await forum.app.api('POST', '/glossary', term, { as: forum.admin })).body.term;
  const keeper = async () => {
    await forum.app.api('PATCH', '/account', { interfaceLanguage: 'en' }, { as: forum.admin });
    return forum.open({ as: forum.admin, javaScriptEnabled });
  };

  it('takes one term after another, and each can be undone', async () => {
    const { page, close } = await keeper();
    await page.goto('/glossary');
    const form = page.locator('details.add');
    for (const n of ['first', 'second']) {
      const { en, zh } = words(n);
      if (!(await form.evaluate((details) => (details as HTMLDetailsElement).open))) await form.locator('summary').click();
      await expect.poll(() => form.locator('input[name="en"]').inputValue()).toBe('');
      await form.locator('input[name="en"]').fill(en);
      await form.locator('input[name="zh"]').fill(zh);
      await form.getByRole('button', { name: text('en', 'glossary:add'), exact: true }).click();
      await page.locator('.terms .word', { hasText: en }).waitFor();
    }
    await page.locator('.notice').getByRole('button', { name: text('en', 'glossary:undo') }).click();
    await page.getByText(text('en', 'glossary:done.undone')).waitFor();
    await page.locator('.terms .word', { hasText: words('second').en }).waitFor({ state: 'detached' });
    await close();
  });

  it('edits a term of a later page where it stands', async () => {
    const last = await add(words(0));
    for (let n = 1; n <= 50; n++) await add(words(n));
    const { page, close } = await keeper();
    await page.goto('/glossary', { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: text('en', 'glossary:more') }).click();
    await page.locator(`#term-${last.id}`).getByRole('link', { name: text('en', 'reading:post.edit') }).click();
    const editing = page.locator(`#term-${last.id}.editing`);
    await editing.locator('input[name="zh"]').fill('');
    await editing.getByRole('button', { name: text('en', 'glossary:save') }).click();
    await editing.getByText(text('en', 'errors:glossary.term_empty')).waitFor();
    await editing.locator('input[name="zh"]').fill(`老茶壶${javaScriptEnabled}`);
    await editing.getByRole('button', { name: text('en', 'glossary:save') }).click();
    await page.getByText(text('en', 'glossary:done.changed')).waitFor();
    await page.locator('.terms .word', { hasText: `老茶壶${javaScriptEnabled}` }).waitFor();
    await close();
  });

  it('shows what somebody else made of a term, and takes the second attempt', async () => {
    const term = await add(words('shared'));
    const { page, close } = await keeper();
    // Scripts that take over just then would move what is selected.
    await page.goto(`/glossary?edit=${term.id}`, { waitUntil: 'networkidle' });
    const editing = page.locator(`#term-${term.id}.editing`);
    await editing.locator('input[name="zh"]').fill(`我的茶壶${javaScriptEnabled}`);
    expect((await forum.app.api('PUT', `/glossary/${term.id}`, { ...words('shared'), zh: `别人的茶壶${javaScriptEnabled}` }, { as: forum.admin })).status).toBe(200);
    const save = editing.getByRole('button', { name: text('en', 'glossary:save') });
    await save.click();
    await editing.getByText(text('en', 'errors:glossary.term_changed')).waitFor();
    await editing.locator('.now .word', { hasText: `别人的茶壶${javaScriptEnabled}` }).waitFor();
    expect(await editing.locator('input[name="zh"]').inputValue()).toBe(`我的茶壶${javaScriptEnabled}`);
    await save.click();
    await page.getByText(text('en', 'glossary:done.changed')).waitFor();
    await page.locator('.terms .word', { hasText: `我的茶壶${javaScriptEnabled}` }).waitFor();
    await close();
  });

  it('says so when a term to remove is gone already', async () => {
    const term = await add(words('fleeting'));
    const { page, close } = await keeper();
    await page.goto('/glossary');
    await forum.app.api('DELETE', `/glossary/${term.id}`, undefined, { as: forum.admin });
    await page.locator(`#term-${term.id}`).getByRole('button', { name: text('en', 'glossary:remove') }).click();
    await page.getByText(text('en', 'errors:glossary.term_not_found')).waitFor();
    await close();
  });
});
