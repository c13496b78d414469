/** The menu of who is signed in. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

it('closes with Escape, by a press elsewhere, when the focus leaves it and by the way taken from it', async () => {
  const { page, problems, close } = await forum.open({ as: forum.admin });
  await page.goto('/', { waitUntil: 'networkidle' });
  const menu = page.locator('header details.menu');
  const summary = menu.locator('summary');
  const isOpen = () => menu.evaluate((one) => (one as HTMLDetailsElement).open);
  const closed = () => waitFor(async () => !(await isOpen()), { what: 'the menu to close' });
  // A browser tells the page a moment later that the menu was opened: what is done at once is done again.
  const closedBy = (act: () => Promise<void>) => waitFor(async () => {
    await act();
    return !(await isOpen());
  }, { what: 'the menu to close' });
  const opened = async () => {
    await summary.click();
    expect(await isOpen()).toBe(true);
  };

  await opened();
  await page.keyboard.press('Tab');
  await closedBy(() => page.keyboard.press('Escape'));
  expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);

  await opened();
  await closedBy(() => page.mouse.click(640, 700));

  await opened();
  const inside = await menu.locator('.sheet a, .sheet button').count();
  await closedBy(async () => {
    await summary.focus();
    for (let step = 0; step <= inside; step++) await page.keyboard.press('Tab');
  });

  await page.evaluate('window.sameDocument = true');
  await opened();
  await menu.getByRole('link', { name: text('en', 'common:action.settings') }).click();
  await page.getByRole('heading', { level: 1, name: text('en', 'accounts:settings.title') }).waitFor();
  await closed();
  expect(await page.evaluate('window.sameDocument')).toBe(true);
  expect(problems).toEqual([]);
  await close();
});
