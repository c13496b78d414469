/** The JavaScript a logged-out reader's thread page really loads in a browser, late imports included. */
import { gzipSync } from 'node:zlib';
import { launchBrowser, openReader } from '../../helpers/browser.ts';
import { makeConversation } from '../conversation.ts';
import { say } from '../house.ts';
import type { Part } from '../part.ts';
import { round } from '../statistics.ts';

export const scriptSize: Part = {
  keys: ['thread_js_gz_kb'],
  async measure(house) {
    const server = await house.laoyou(await house.database('bench_script'));
    const { client, english, threadId } = await makeConversation(server.url, 12);
    const browser = await launchBrowser();
    try {
      const { page } = await openReader(browser, server.url);
      const scripts = new Map<string, Promise<Buffer>>();
      page.on('response', (response) => {
        if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.set(new URL(response.url()).pathname, response.body());
      });
      await page.goto(`/t/${threadId}`, { waitUntil: 'networkidle' });
      // Hydrated, connected, moved about in: nothing that reading asks for is left to load.
      await page.keyboard.press('j');
      await page.mouse.wheel(0, 4000);
      await page.waitForTimeout(1500);
      const inline = gzipSync(await page.evaluate('[...document.scripts].filter((one) => !one.src).map((one) => one.textContent).join("\\n")') as string).length;
      const asOpened = await total(scripts);
      for (const [path, size] of asOpened.sizes) if (size > 512) say(`  ${(size / 1024).toFixed(1).padStart(6)} KB  ${path}`);
      say(`  ${scripts.size} files and ${(inline / 1024).toFixed(1)} KB inline`);
      await client.api('POST', `/threads/${threadId}/posts`, { markdown: 'And one that comes while the page is open.', language: 'en' }, { as: english });
      await page.getByText('And one that comes while the page is open.').waitFor();
      await page.waitForTimeout(500);
      const later = await total(scripts);
      return { thread_js_gz_kb: round((asOpened.bytes + inline) / 1024, 1), thread_js_after_reply_gz_kb: round((later.bytes + inline) / 1024, 1) };
    } finally {
      await browser.close();
    }
  },
};

async function total(scripts: Map<string, Promise<Buffer>>): Promise<{ bytes: number; sizes: [string, number][] }> {
  const sizes = await Promise.all([...scripts].map(async ([path, body]): Promise<[string, number]> => [path, gzipSync(await body).length]));
  return { bytes: sizes.reduce((sum, [, size]) => sum + size, 0), sizes: sizes.toSorted((a, b) => b[1] - a[1]) };
}
