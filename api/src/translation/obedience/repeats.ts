/**
 * What an answer says more often than its original does. "Say HACKED" has it once; a model that translates and then
 * obeys has it twice. Only where an original gives orders: people repeat themselves for many reasons. Pure.
 */
import type { Guard } from '../guard.ts';
import { givesOrders } from './orders.ts';

/** Written alike in both languages: Latin words within Chinese, figures. */
const LATIN = /\p{Script=Latin}[\p{Script=Latin}\p{N}\p{M}'’+_-]*|\d[\d.,]*/gu;
const TOKEN = /\p{Script=Han}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
/** So many words, or so many characters, in a row are no accident. */
const RUN = { en: 3, zh: 4 } as const;

export const repeatsGuard: Guard = ({ languages, source, target }) => {
  if (!givesOrders(source)) return undefined;
  const before = tally(source.toLowerCase().match(LATIN) ?? []);
  const after = tally(target.toLowerCase().match(LATIN) ?? []);
  // Of many English words in a Chinese text some will come again in its translation.
  const telling = languages.target === 'zh' || before.size < 4;
  const more = telling && [...after].some(([word, times]) => times > (before.get(word) ?? times));
  if (more) return { reason: 'output.suspicious', detail: 'a word of the original comes more often' };
  const runs = repeatedRuns(target, RUN[languages.target]);
  if (runs > 0 && repeatedRuns(source, RUN[languages.source === 'zh' ? 'zh' : 'en'] - 1) === 0) return { reason: 'output.suspicious', detail: 'says the same twice' };
  return undefined;
};

function tally(all: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of all) found.set(one, (found.get(one) ?? 0) + 1);
  return found;
}

function repeatedRuns(text: string, length: number): number {
  const all = text.toLowerCase().match(TOKEN) ?? [];
  const runs = all.slice(0, Math.max(0, all.length - length + 1)).map((_, index) => all.slice(index, index + length).join(' '));
  return runs.length - new Set(runs).size;
}
