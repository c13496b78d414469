import type { House } from './house.ts';

/** One part of the benchmark: what it measures, and the measuring. */
export interface Part {
  /** The figures it gives. */
  keys: readonly string[];
  measure(house: House): Promise<Record<string, number>>;
}

/** What each figure must be. A benchmark does not fail on them: it says how it stands. */
export const TARGETS: Record<string, { least?: number; most?: number }> = {
  thread_read_ratio: { least: 0.12 },
  thread_read_growth: { most: 1.3 },
  thread_page_ratio: { least: 0.05 },
  reply_visible_p95_ms: { most: 100 },
  translation_overhead_p95_ms: { most: 100 },
  thread_js_gz_kb: { most: 50 },
  fanout_2000_p95_ms: { most: 500 },
  mt_batch_ratio: { least: 2 },
  mt_workers_ratio: { least: 1.7 },
  reply_translated_p95_ms: { most: 1000 },
  backfill_delay_ratio: { most: 2 },
};
