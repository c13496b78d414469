/** Reading a thread of 50 posts with translations, as data and as a page, against one bare row. */
import { makeConversation } from '../conversation.ts';
import { race } from '../load.ts';
import type { Part } from '../part.ts';
import { round } from '../statistics.ts';

export const thread: Part = {
  keys: ['thread_read_ratio', 'thread_page_ratio'],
  async measure(house) {
    const database = await house.database('bench_thread');
    const laoyou = await house.laoyou(database);
    const { threadId } = await makeConversation(laoyou.url, 50);
    const bare = await house.bare(database);
    const [row, read, both, page, rendered] = await race(house, [
      { name: 'one bare row', url: bare.url, paths: Array.from({ length: 50 }, (_, index) => `/row/${index * 20 + 1}`) },
      { name: 'thread, translated', url: laoyou.url, paths: [`/api/v1/threads/${threadId}?lang=zh`] },
      { name: 'thread, side by side', url: laoyou.url, paths: [`/api/v1/threads/${threadId}?lang=zh&view=both`] },
      { name: 'thread page, logged out', url: laoyou.url, paths: [`/t/${threadId}`], headers: { 'accept-language': 'en' } },
      // An address with anything unknown in it is never kept: this is what the first reader after a change waits for.
      { name: 'the same, rendered each time', url: laoyou.url, paths: [`/t/${threadId}?render=1`], headers: { 'accept-language': 'en' } },
    ]) as [number, number, number, number, number];
    return { thread_read_ratio: round(read / row), thread_read_both_ratio: round(both / row), thread_page_ratio: round(page / row), thread_page_rendered_ratio: round(rendered / row) };
  },
};
