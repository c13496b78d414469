/** The same reads in a small forum and in one with a hundred times as many posts. */
import { fillWithPosts } from '../fill.ts';
import { say } from '../house.ts';
import { race } from '../load.ts';
import type { Part } from '../part.ts';
import { round } from '../statistics.ts';

const [SMALL, LARGE] = [10_000, 1_000_000];

export const growth: Part = {
  keys: ['thread_read_growth', 'thread_list_growth'],
  async measure(house) {
    const databases = [await house.database('bench_small'), await house.database('bench_large')] as const;
    const started = Date.now();
    const small = await fillWithPosts(databases[0], SMALL);
    const large = await fillWithPosts(databases[1], LARGE);
    say(`  filled in ${((Date.now() - started) / 1000).toFixed(0)} s`);
    const [a, b] = [await house.laoyou(databases[0]), await house.laoyou(databases[1])];
    const read = (ids: string[]) => ids.map((id) => `/api/v1/threads/${id}?lang=zh`);
    const lists = ['/api/v1/threads?lang=zh', '/api/v1/communities/c2/threads?lang=zh&sort=new'];
    const [readSmall, readLarge, listSmall, listLarge] = await race(house, [
      { name: 'thread, 10 thousand posts', url: a.url, paths: read(small) },
      { name: 'thread, 1 million posts', url: b.url, paths: read(large) },
      { name: 'lists, 10 thousand posts', url: a.url, paths: lists },
      { name: 'lists, 1 million posts', url: b.url, paths: lists },
    ]) as [number, number, number, number];
    return { thread_read_growth: round(readSmall / readLarge), thread_list_growth: round(listSmall / listLarge) };
  },
};
