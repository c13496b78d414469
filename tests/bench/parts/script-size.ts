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
    const { threadId } = await makeConversation(server.url, 12);
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
      const inline = await page.evaluate('[...document.scripts].filter((one) => !one.src).map((one) => one.textContent).join("\\n")') as string;
      const sizes = await Promise.all([...scripts].map(async ([path, body]) => [path, gzipSync(await body).length] as const));
      for (const [path, size] of sizes.toSorted((a, b) => b[1] - a[1])) if (size > 512) say(`  ${(size / 1024).toFixed(1).padStart(6)} KB  ${path}`);
      const total = sizes.reduce((sum, [, size]) => sum + size, gzipSync(inline).length);
      say(`  ${sizes.length} files and ${(gzipSync(inline).length / 1024).toFixed(1)} KB inline`);
      return { thread_js_gz_kb: round(total / 1024, 1) };
    } finally {
      await browser.close();
    }
  },
};
