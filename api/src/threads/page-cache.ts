/**
 * Posts as they were at one revision of their thread. Everything a reader sees of a thread raises its revision, which is
 * read anew for every request, so what lies here under a revision is never out of date; it only saves reading it again.
 */
import type { PostRow } from '../replies/post-queries.ts';

export interface CachedPosts {
  rows: PostRow[];
  /** There were more rows than asked for; the rest is cut off. */
  more: boolean;
  /** JSON of the posts for signed-out readers, who all see the same; the key names the script they are in. Made when first needed. */
  json?: Buffer;
}

export interface PageCache {
  /** At most `limit` rows under this key; `read` is called once, however many ask while it runs. */
  take(key: string, read: () => Promise<PostRow[]>, limit: number): Promise<CachedPosts>;
}

/** Characters of HTML kept; the least recently read goes first. About twice as many bytes. */
const MOST_CHARACTERS = 16_000_000;
const OVERHEAD = 2000;

export function createPageCache(most = MOST_CHARACTERS): PageCache {
  const pages = new Map<string, { posts: Promise<CachedPosts>; weight: number }>();
  let total = 0;

  function drop(key: string): void {
    total -= pages.get(key)?.weight ?? 0;
    pages.delete(key);
  }

  return {
    take(key, read, limit) {
      const known = pages.get(key);
      if (known) {
        pages.delete(key);
        pages.set(key, known);
        return known.posts;
      }
      const entry = { posts: read().then((rows) => ({ rows: rows.slice(0, limit), more: rows.length > limit })), weight: 0 };
      pages.set(key, entry);
      entry.posts.then(
        ({ rows }) => {
          if (pages.get(key) !== entry) return;
          entry.weight = weigh(rows);
          total += entry.weight;
          for (const oldest of pages.keys()) {
            if (total <= most) break;
            drop(oldest);
          }
        },
        () => pages.get(key) === entry && drop(key),
      );
      return entry.posts;
    },
  };
}

function weigh(rows: PostRow[]): number {
  let weight = OVERHEAD;
  for (const row of rows) weight += OVERHEAD + 2 * ((row.original_html?.length ?? 0) + (row.tr_html?.length ?? 0) + (row.tr_paired_html?.length ?? 0));
  return weight;
}
