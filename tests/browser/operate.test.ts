import { afterAll, beforeAll, expect, it } from 'vitest';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { addReplies } from '../helpers/many-posts.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';

const MANY = 400;
const price = { amount: '2000', currency: 'EUR' };
let forum: Forum;
beforeAll(async () => {
  forum = await startForum({
    engines: [
      fakeEngine({ id: 'azure', model: 'Azure Translator', local: false, quality: 'high', fault: ['busy'], retryAfter: 3_000_000 }),
      fakeEngine({ id: 'deepl', model: 'DeepL', local: false, quality: 'high' }),
      fakeEngine({ id: 'bundled', version: 'of-today', model: 'Model of today', quality: 'draft' }),
    ],
    config: { budgets: new Map([['azure', { characters: null, price }], ['deepl', { characters: 1_000_000, price }]]) },
  });
});
afterAll(() => forum.stop());

const cases = [
  { locale: 'en' as const, browser: 'en-US' as const, screen: 'wide' as const, javaScriptEnabled: true },
  { locale: 'zh-CN' as const, browser: 'zh-CN' as const, screen: 'phone' as const, javaScriptEnabled: true },
  { locale: 'zh-CN' as const, browser: 'zh-CN' as const, screen: 'wide' as const, javaScriptEnabled: false },
];

async function openAsAdmin({ locale, browser, screen, javaScriptEnabled }: (typeof cases)[number]) {
  await forum.app.database.query('update accounts set interface_language = $1 where handle = $2', [locale, forum.admin.handle]);
  return forum.open({ as: forum.admin, locale: browser, screen, javaScriptEnabled });
}

it.each(cases)('in $locale on $screen (scripts: $javaScriptEnabled): what was sent, and a round that is started, watched and stopped', async (which) => {
  const { locale, javaScriptEnabled } = which;
  const say = (key: Parameters<typeof text>[1], values: Record<string, string> = {}) =>
    Object.entries(values).reduce((said, [name, value]) => said.replace(new RegExp(`\\{\\{${name}(, number)?\\}\\}`), value), text(locale, key));
  const { threadId, postId } = await forum.thread(await forum.app.signUp(), 'Rent, again', 'It went up.');
  await waitFor(async () => (await forum.app.api('GET', `/posts/${postId}?lang=zh`)).body.post.translation.state === 'ready');
  await addReplies(forum.app.database, threadId, MANY, 'Reply {n} that nobody has read.');
  const { page, problems, close } = await openAsAdmin(which);

  await page.goto('/');
  await page.locator('header details.menu summary').click();
  await page.getByRole('link', { name: say('site:nav.operate') }).click();
  await page.getByRole('heading', { level: 1, name: say('operate:title') }).waitFor();
  const sent = (await forum.app.database.query<{ n: number }>("select characters::int as n from engine_usage where engine = 'deepl'"))[0]!.n;
  const deepl = page.locator('#engine-deepl');
  await deepl.getByText(say('operate:used_other' as 'operate:used', { count: sent.toLocaleString('en') }), { exact: true }).waitFor();
  await deepl.getByText(say('operate:state.answering'), { exact: true }).waitFor();
  expect(Number(await deepl.getByRole('progressbar').getAttribute('value'))).toBe(sent);
  // 2000 EUR a million is a fifth of a cent a character.
  await deepl.getByText(`€${(Math.round(sent * 0.2) / 100).toFixed(2)}`).waitFor();
  const azure = page.locator('#engine-azure');
  await azure.getByText(say('reading:reason.engine.busy')).waitFor();
  await azure.getByText(say('operate:state.stand_in', { engine: 'DeepL' })).waitFor();
  await page.locator('#engine-bundled').getByText(say('operate:price.local')).waitFor();

  await page.getByLabel(say('operate:rate')).fill('none');
  await page.getByRole('button', { name: say('operate:estimate') }).click();
  await page.getByText(say('errors:backfill.rate_invalid')).waitFor();
  await page.getByLabel(say('operate:rate')).fill('600');
  await page.getByLabel(say('operate:languages'), { exact: true }).selectOption('zh');
  await page.getByLabel(say('operate:community'), { exact: true }).selectOption(forum.community);
  await page.getByRole('button', { name: say('operate:estimate') }).click();
  await page.locator('.estimate').getByText(/[€]\d/).waitFor();
  await page.locator('.estimate').getByText('Azure Translator').waitFor();
  await page.locator('.estimate').getByText(say('operate:estimate.instead', { engine: 'DeepL' })).waitFor();
  await page.getByRole('button', { name: say('operate:start') }).click();
  await page.getByText(say('operate:done.started')).waitFor();

  const bar = page.getByRole('progressbar', { name: say('operate:running.progress') });
  const far = async () => Number(await bar.getAttribute('value'));
  if (javaScriptEnabled) await page.evaluate('window.sameDocument = true');
  const look = async () => void (!javaScriptEnabled && (await page.getByRole('link', { name: say('operate:running.refresh') }).click()));
  const first = await waitFor(async () => { await look(); return far(); }, { timeout: 30_000, every: 300, what: 'the bar to begin' });
  await waitFor(async () => { await look(); return (await far()) > first; }, { timeout: 30_000, every: 300, what: 'the bar to move' });
  if (javaScriptEnabled) expect(await page.evaluate('window.sameDocument')).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);

  await page.getByRole('button', { name: say('operate:stop') }).click();
  await page.getByText(say('operate:done.stopped')).waitFor();
  await page.locator('.rounds li').first().getByText(say('operate:last.state.stopped')).waitFor();
  await page.getByRole('button', { name: say('operate:estimate') }).waitFor();
  expect(await forum.app.database.query("select 1 from backfills where state = 'running'")).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}, 120_000);

it('a round that ends while it is watched says so by itself', async () => {
  const { page, close } = await openAsAdmin(cases[0]!);
  await forum.app.database.query("delete from posts where seq >= 1000");
  const { threadId } = await forum.thread(await forum.app.signUp(), 'A few', 'Words.');
  await addReplies(forum.app.database, threadId, 3, 'One of three, {n}.');
  await page.goto('/operate?choice=missing#estimate');
  await page.getByRole('button', { name: text('en', 'operate:start') }).click();
  await page.locator('.rounds li').first().getByText(text('en', 'operate:last.state.done')).waitFor({ timeout: 30_000 });
  await page.locator('.rounds li').first().getByText('3 of 3').waitFor();
  await close();
}, 60_000);

it.each(cases)('in $locale on $screen (scripts: $javaScriptEnabled): a moderator is made, and the last admin stays', async (which) => {
  const { locale } = which;
  const person = await forum.app.signUp({ displayName: `Mo ${which.screen}` });
  const { page, close } = await openAsAdmin(which);
  await page.goto('/operate');
  await page.getByRole('link', { name: text(locale, 'operate:nav.people') }).click();
  const find = async (handle: string) => {
    await page.getByLabel(text(locale, 'operate:people.find'), { exact: true }).fill(handle);
    await page.getByRole('button', { name: text(locale, 'operate:people.find.go') }).click();
  };
  await find('nobody_at_all');
  await page.getByText(text(locale, 'errors:account.not_found')).waitFor();
  await find(`@${person.handle}`);
  await page.locator('input[name=role][value=moderator]').check();
  await page.getByRole('button', { name: text(locale, 'operate:role.save') }).click();
  await page.getByText(text(locale, 'operate:role.saved').replace('{{name}}', `Mo ${which.screen}`).replace('{{role}}', text(locale, 'operate:role.now.moderator'))).waitFor();
  expect((await forum.app.api('GET', `/accounts/${person.handle}`)).body.account.role).toBe('moderator');
  await page.locator('ol.lines li').first().getByRole('link', { name: `Mo ${which.screen}` }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);

  await find(forum.admin.handle);
  // Where scripts run, the form of whoever was found before stays until the page has the next one.
  await page.locator(`input[type=hidden][name=handle][value="${forum.admin.handle}"]`).waitFor({ state: 'attached' });
  await page.locator('input[name=role][value=member]').check();
  await page.getByRole('button', { name: text(locale, 'operate:role.save') }).click();
  await page.getByText(text(locale, 'errors:role.last_admin')).waitFor();
  expect((await forum.app.api('GET', `/accounts/${forum.admin.handle}`)).body.account.role).toBe('admin');
  await close();
}, 60_000);

it('is open to admins only: no link for others, and the pages are refused', async () => {
  const moderator = await forum.app.signUp();
  await forum.app.database.query("update accounts set role = 'moderator' where handle = $1", [moderator.handle]);
  const { page, close } = await forum.open({ as: moderator });
  for (const path of ['/operate', '/operate/people']) {
    expect((await page.goto(path))!.status()).toBe(403);
    await page.getByText(text('en', 'site:error.403.title')).waitFor();
    // Who is signed in is not told to sign in.
    expect(await page.getByRole('link', { name: text('en', 'common:action.sign_in') }).count()).toBe(0);
  }
  expect(await page.getByRole('link', { name: text('en', 'site:nav.operate') }).count()).toBe(0);
  await close();
  const stranger = await forum.open();
  await stranger.page.goto('/operate');
  expect(new URL(stranger.page.url()).pathname).toBe('/sign-in');
  await stranger.close();
});
