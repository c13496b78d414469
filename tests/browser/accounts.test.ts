import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

const password = 'a few good words';

it('leaves a choice alone that was made before the scripts arrived', async () => {
  const { page, context, close } = await forum.open({ as: await forum.app.signUp() });
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await context.route('**/_app/**/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/settings', { waitUntil: 'commit' });
  await page.getByLabel('English').last().uncheck();
  await page.getByLabel('Dark', { exact: true }).check();
  arrive();
  // Only scripts can show a password.
  await page.locator('#password .reveal').first().waitFor();
  expect(await page.getByLabel('English').last().isChecked()).toBe(false);
  expect(await page.getByLabel('Dark', { exact: true }).isChecked()).toBe(true);
  await close();
});

describe.each([
  { javaScriptEnabled: true, how: 'with JavaScript' },
  { javaScriptEnabled: false, how: 'without JavaScript' },
])('an account, $how', ({ javaScriptEnabled }) => {
  it('is made in the reader’s language; what was typed stays when something is wrong', async () => {
    const { page, close } = await forum.open({ locale: 'zh-CN', javaScriptEnabled });
    await page.goto('/sign-up?next=/settings');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    const handle = javaScriptEnabled ? '老王甲' : '老王乙';
    await page.getByLabel('用户名').fill(handle);
    await page.getByLabel('密码', { exact: true }).fill('短');
    await page.getByRole('button', { name: '注册', exact: true }).click();
    const wrong = page.locator('[aria-invalid="true"]');
    await wrong.waitFor();
    expect(await wrong.getAttribute('name')).toBe('new_password');
    const described = await wrong.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toMatch(/密码至少 \d+ 个字符/);
    expect(await page.locator(':focus').getAttribute('name')).toBe('new_password');
    expect(await page.getByLabel('用户名').inputValue()).toBe(handle);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '注册', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/settings');
    expect(await page.getByLabel('昵称').inputValue()).toBe(handle);
    await close();
  });

  it('changes language and colours at once, for this page and the next', async () => {
    const person = await forum.app.signUp({ interfaceLanguage: 'zh-CN', reads: ['zh'] });
    const { page, close } = await forum.open({ as: person, javaScriptEnabled });
    await page.goto('/settings');
    await page.getByLabel('English').check();
    await page.getByLabel('英文').check();
    await page.locator('#languages').getByRole('button').click();
    await page.waitForURL(/saved=languages/);
    // The address changes before the page does.
    await page.locator('html[lang="en"]').waitFor();
    expect(await page.locator('#languages').getByRole('status').textContent()).toBe(text('en', 'accounts:settings.saved'));
    await page.getByLabel('Dark', { exact: true }).check();
    await page.locator('#reading').getByRole('button').click();
    await page.waitForURL(/saved=reading/);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    const { body } = await forum.app.api('GET', '/session', undefined, { as: person });
    expect(body.account).toMatchObject({ interfaceLanguage: 'en', reads: ['en', 'zh'], theme: 'dark' });
    await close();
  });

  it('keeps choices in the browser for who is signed out', async () => {
    const { page, close } = await forum.open({ javaScriptEnabled });
    await page.goto('/settings');
    await page.getByLabel('简体中文').check();
    await page.locator('#languages').getByRole('button').click();
    await page.waitForURL(/saved=languages/);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang="en"]').waitFor();
    await close();
  });

  it('refuses languages unread, a wrong password and a taken name by saying so', async () => {
    const person = await forum.app.signUp();
    const { page, close } = await forum.open({ as: person, javaScriptEnabled });
    await page.goto('/settings');
    await page.getByLabel('English').last().uncheck();
    await page.locator('#languages').getByRole('button').click();
    await page.getByText(text('en', 'errors:account.reads_invalid')).waitFor();
    // A page that comes anew is shown where the complaint is.
    if (!javaScriptEnabled) expect(new URL(page.url()).hash).toBe('#languages');
    await page.locator('#password').getByLabel('Current password').fill('not this one');
    await page.locator('#password').getByLabel('New password').fill(password);
    await page.locator('#password').getByRole('button').click();
    await page.getByText(text('en', 'errors:account.password_wrong')).waitFor();
    const visitor = await forum.open({ javaScriptEnabled });
    await visitor.page.goto('/sign-up');
    await visitor.page.getByLabel('Username').fill(person.handle.toUpperCase());
    await visitor.page.getByLabel('Password', { exact: true }).fill(password);
    await visitor.page.getByRole('button', { name: 'Create account' }).click();
    await visitor.page.getByText(text('en', 'errors:account.handle_taken')).waitFor();
    await Promise.all([close(), visitor.close()]);
  });

  it('changes its password, which ends other sessions, and signs out everywhere', async () => {
    const person = await forum.app.signUp();
    const elsewhere = await forum.app.signIn(person);
    const { page, close } = await forum.open({ as: person, javaScriptEnabled });
    await page.goto('/settings');
    await page.locator('#password').getByLabel('Current password').fill(person.password);
    await page.locator('#password').getByLabel('New password').fill(password);
    await page.locator('#password').getByRole('button').click();
    await page.waitForURL(/saved=password/);
    const old = await forum.app.api('GET', '/session', undefined, { as: elsewhere });
    expect(old.body.account).toBeNull();
    const again = await forum.app.signIn({ handle: person.handle, password });
    await page.locator('#everywhere').getByRole('button').click();
    await page.waitForURL(/sign-in/);
    await page.getByText(text('en', 'accounts:sign_in.everywhere')).waitFor();
    expect((await forum.app.api('GET', '/session', undefined, { as: again })).body.account).toBeNull();
    await close();
  });

  it('signs in to where it was going, out again, and never to another site', async () => {
    const person = await forum.app.signUp();
    const { page, close } = await forum.open({ javaScriptEnabled });
    await page.goto(`/c/${forum.community}/new`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByLabel('Username').fill(person.handle);
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText(text('en', 'errors:account.signin_failed')).waitFor();
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(javaScriptEnabled ? 'wrong' : '');
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`**/c/${forum.community}/new`);
    await page.goto('/sign-out');
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/sign-in?next=https://evil.example/');
    await page.getByLabel('Username').fill(person.handle);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`${forum.app.url}/`);
    await close();
  });

  it('is deleted with what it wrote, after its password', async () => {
    const person = await forum.app.signUp();
    const { postId } = await forum.thread(person, 'To be erased', 'Nothing of this stays.');
    const { page, close } = await forum.open({ as: person, javaScriptEnabled });
    await page.goto('/settings');
    await page.getByLabel(text('en', 'accounts:settings.remove.posts.erase')).check();
    await page.locator('#remove').getByLabel('Current password').fill(person.password);
    await page.locator('#remove').getByRole('button').click();
    await page.getByText(text('en', 'accounts:sign_in.deleted')).waitFor();
    // Who has just gone is not welcomed back.
    await page.getByRole('heading', { level: 1, name: text('en', 'accounts:sign_in.title.deleted') }).waitFor();
    expect((await forum.app.api('GET', `/accounts/${person.handle}`)).status).toBe(404);
    const post = await forum.app.api('GET', `/posts/${postId}`);
    expect(post.status === 404 || post.body.markdown === null).toBe(true);
    await close();
  });
});
