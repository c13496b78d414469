import type { Database } from '@laoyou/db';
import { FORMATS, type Format } from './formats.ts';
import { selectPairs, type PairFilter } from './queries.ts';

export interface ExportOptions extends PairFilter {
  format: Format;
  /** Name who translated. */
  credit: boolean;
  /** Settles when there is room for more. */
  write(text: string): Promise<void>;
  signal: AbortSignal;
}

/** Pairs read at once: what the whole export keeps in memory. */
const PAGE = 500;

/** Writes every accepted pair of a post that is still to be read, the oldest first. Answers how many. */
export async function exportPairs(db: Database, { format, credit, write, signal, pair }: ExportOptions): Promise<number> {
  const writer = FORMATS[format];
  await write(writer.head);
  let count = 0;
  let after: string | null = null;
  for (;;) {
    signal.throwIfAborted();
    const rows = await selectPairs(db, { pair, after, limit: PAGE });
    if (rows.length > 0) await write(rows.map(({ id: _id, by, ...row }) => writer.pair({ ...row, by: credit ? (by ?? undefined) : undefined })).join(''));
    count += rows.length;
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.id;
  }
  await write(writer.foot);
  return count;
}
