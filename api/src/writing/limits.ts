import { MAX_DEPTH } from '../translation/index.ts';

/** What a text may measure, in characters as people count them (code points). Shown to clients by `GET /site`. */
export const LIMITS = {
  title: 200,
  body: 20_000,
  /** Levels of quotes and lists. */
  nesting: MAX_DEPTH,
  handle: { min: 3, max: 20 },
  displayName: { min: 1, max: 40 },
  password: { min: 8, max: 200 },
} as const;

/** A deleted post can be brought back for this long; then its words are erased for good. */
export const RESTORE_MS = 10 * 60_000;
/** The same words by the same person in the same place within this time are one post sent twice. */
export const REPEAT_MS = 60_000;
