/** The public page of engines: what a reader who follows a link from under a translation finds there. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fakeEngine } from '../../api/src/translation/fake-engine.ts';
import { readScores } from '../../api/src/engines/read-scores.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startForum, text, type Forum } from './forum.ts';

let forum: Forum;
beforeAll(async () => {
  const bundled = (await readScores()).find(({ engine }) => engine === 'bundled')!;
  forum = await startForum({ engines: [
    fakeEngine({ id: 'bundled', version: bundled.version, model: bundled.model, quality: 'draft' }),
    fakeEngine({ id: 'gloss', version: 'of-tomorrow', model: 'Words', quality: 'draft' }),
    fakeEngine({ id: 'deepl', model: 'DeepL', local: false, quality: 'high', pairs: [{ source: 'ja', target: 'en' }, { source: 'ja', target: 'zh' }] }),
  ] });
  const { postId } = await forum.thread(await forum.app.signUp(), 'Rent', 'It went up.');
  await waitFor(async () => (await forum.app.api('GET', `/posts/${postId}?lang=zh`)).body.post.translation.state === 'ready');
});
afterAll(() => forum.stop());

it.each([
  { locale: 'en' as const, browser: 'en-US' as const, screen: 'wide' as const, javaScriptEnabled: true },
  { locale: 'zh-CN' as const, browser: 'zh-CN' as const, screen: 'phone' as const, javaScriptEnabled: true },
  { locale: 'en' as const, browser: 'en-US' as const, screen: 'phone' as const, javaScriptEnabled: false },
])('in $locale on $screen (scripts: $javaScriptEnabled)', async ({ locale, browser, screen, javaScriptEnabled }) => {
  const [bundled, gloss] = await readScores();
  const { page, problems, close } = await forum.open({ locale: browser, screen, javaScriptEnabled });
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: text(locale, 'site:nav.engines') }).click();
  await page.getByRole('heading', { level: 1, name: text(locale, 'engines:title') }).waitFor();
  expect(await page.locator('article h2').allTextContents()).toEqual([bundled!.model, 'Words', 'DeepL']);

  const first = page.locator('article#bundled');
  await first.getByText(text(locale, 'engines:scores.current')).waitFor();
  await first.getByText(text(locale, 'engines:languages.both')).waitFor();
  // Every score that was measured stands in its row and direction, as the file has it.
  const rows = await first.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th span:first-child, td')].map((cell) => cell.textContent)));
  const shown = (set: string, source: string) => bundled!.scores.filter((one) => one.set === set && one.source === source).flatMap(({ bleu, chrf }) => [bleu.toFixed(1), chrf.toFixed(1)]);
  expect(rows).toEqual([...new Set(bundled!.scores.map(({ set }) => set))].map((set) => [text(locale, `engines:set.${set}` as 'engines:set.forum'), ...shown(set, 'zh'), ...shown(set, 'en')]));
  expect(await first.locator('.kept li').count()).toBe(bundled!.kept.length);
  expect(await first.getByText(bundled!.hardware).count()).toBe(1);
  expect(await first.getByText(text(locale, 'engines:scores.shared')).count()).toBe(bundled!.shared ? 1 : 0);

  await page.locator('article#gloss').getByText(text(locale, 'engines:scores.other').replace('{{measured}}', gloss!.version).replace('{{serving}}', 'of-tomorrow')).waitFor();
  await page.locator('article#deepl').getByText(text(locale, 'engines:scores.none')).waitFor();
  await page.locator('article#deepl').getByText(text(locale, 'about:engines.remote')).waitFor();
  await page.getByText(text(locale, 'engines:read.bleu')).waitFor();
  await page.getByText(text(locale, 'engines:set.flores.means')).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);

  await page.goto('/about');
  await page.locator('#engines').getByRole('link', { name: 'Words' }).click();
  await page.waitForURL('**/engines#gloss');
  await waitFor(() => page.locator('article#gloss').evaluate((article) => Math.abs(article.getBoundingClientRect().top) < 100), { what: 'the engine to be in sight' });
  expect(problems).toEqual([]);
  await close();
});
