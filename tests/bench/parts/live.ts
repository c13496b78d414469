/** From a reply that was accepted to the moment another open reader has it, and has it in their language. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, openReader } from '../../helpers/browser.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { type Conversation, makeConversation } from '../conversation.ts';
import { say } from '../house.ts';
import type { Part } from '../part.ts';
import { now, percentile, round, spread } from '../statistics.ts';

const ENGINE_MS = 150;
const WARM_UP = 10;
const REPLIES = 100;

export const live: Part = {
  keys: ['reply_visible_p95_ms', 'translation_overhead_p95_ms'],
  async measure(house) {
    const server = await house.laoyou(await house.database('bench_live'), { engineMs: ENGINE_MS });
    const conversation = await makeConversation(server.url, 10);
    const browser = await launchBrowser();
    try {
      const { page } = await openReader(browser, server.url, { locale: 'zh-CN' });
      await watch(page, `/t/${conversation.threadId}`);
      const visible: number[] = [];
      const translated: number[] = [];
      for (let index = -WARM_UP; index < REPLIES; index += 1) {
        const times = await replyOnce(conversation, page, index + WARM_UP);
        if (index < 0) continue;
        visible.push(times.visible);
        translated.push(times.translated - ENGINE_MS);
        // Not in step with anything that ticks.
        await delay(Math.random() * 60);
      }
      say(`  reply visible                      ${spread(visible, 'ms')}, p95 ${percentile(visible, 0.95).toFixed(1)} ms`);
      say(`  translation, beyond the engine     ${spread(translated, 'ms')}, p95 ${percentile(translated, 0.95).toFixed(1)} ms`);
      return {
        reply_visible_p95_ms: round(percentile(visible, 0.95), 1),
        translation_overhead_p95_ms: round(percentile(translated, 0.95), 1),
      };
    } finally {
      await browser.close();
    }
  },
};

/** Opens the thread in the page and notes, at the next frame, when a marked text has come to stand in it. */
async function watch(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(`
    window.seen = {};
    new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes) {
        for (const node of type === 'characterData' ? [target] : addedNodes) {
          for (const [text] of (node.textContent ?? '').matchAll(/(\\[zh\\][^\\[]*)?marker-\\d+/g)) {
            const key = (text.startsWith('[') ? 'translated ' : 'original ') + /marker-\\d+/.exec(text)[0];
            requestAnimationFrame(() => { window.seen[key] ??= performance.timeOrigin + performance.now(); });
          }
        }
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  `);
}

/** Milliseconds from the answer to the author until the reader's page shows the reply, then its translation. */
async function replyOnce({ client, english, threadId }: Conversation, page: Page, number: number): Promise<{ visible: number; translated: number }> {
  const marker = `marker-${number}`;
  const markdown = `The bakery opens at 7, and a roll costs $${number}. This one is ${marker} and it is *still warm*. What do you pay?`;
  const { status } = await client.api('POST', `/threads/${threadId}/posts`, { markdown, language: 'en' }, { as: english });
  const accepted = now();
  if (status !== 201) throw new Error(`The reply was answered with ${status}.`);
  const seen = await waitFor(async () => {
    const found = (await page.evaluate('window.seen')) as Record<string, number>;
    return found[`translated ${marker}`] !== undefined ? found : undefined;
  }, { what: `${marker} and its translation in the page`, every: 100 });
  const translated = seen[`translated ${marker}`]!;
  // The page may show it before the author's own connection has heard that it was accepted.
  return { visible: Math.max(0, (seen[`original ${marker}`] ?? translated) - accepted), translated: translated - accepted };
}
