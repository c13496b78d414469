/** Cuts a long sentence where it breathes. The models were taught with sentences of ordinary length. */
import { estimateTokens } from './fill-batch.ts';

/** In tokens: about 60 English words or 100 Chinese characters, and a fifth less where a draft goes along. */
export const LONG = { plain: 80, draft: 64 };

/** Tokens that clauses which stay together have at most, and each piece at least. */
const CLAUSES = 26;
const CLAUSE = 5;

interface Cut { at: number; rank: number; tokens: number; /** It is between clauses, not between the items of a list. */ breath: boolean }

/**
 * The sentence in pieces of at most about `limit` tokens; joined they are the sentence again, character by character.
 * Best at a comma or semicolon outside of every pair of marks, then at one inside, then between words, then anywhere
 * but within a mark.
 */
export function cutLong(sentence: string, limit = LONG.plain): string[] {
  const total = estimateTokens(sentence);
  if (total <= limit * 1.2) return [sentence];
  const goal = total / Math.ceil(total / limit);
  const pieces: string[] = [];
  let from = 0;
  let done = 0;
  const cuts = places(sentence);
  while (total - done > limit * 1.2) {
    const ahead = cuts.filter(({ at, tokens }) => at > from && tokens - done > goal * 0.4 && tokens - done <= limit * 1.2);
    const off = ({ tokens }: Cut): number => Math.abs(tokens - done - goal);
    const best = ahead.sort((a, b) => a.rank - b.rank || off(a) - off(b))[0] ?? cuts.find(({ at }) => at > from);
    if (!best || best.at >= sentence.length) break;
    pieces.push(sentence.slice(from, best.at));
    [from, done] = [best.at, best.tokens];
  }
  return [...pieces, sentence.slice(from)];
}

/**
 * The sentence in runs of clauses of at most about `limit` tokens, where it has clauses outside of pairs of marks: a
 * small network that edits drafts does well with what is short and loses itself in what is long.
 */
export function cutClauses(sentence: string, limit = CLAUSES): string[] {
  const total = estimateTokens(sentence);
  const breaths = places(sentence).filter(({ breath, rank }) => breath && rank === 0);
  const pieces: string[] = [];
  let [from, done] = [0, 0];
  breaths.forEach((cut, index) => {
    const next = breaths[index + 1]?.tokens ?? total;
    if (next - done <= limit || cut.tokens - done < CLAUSE || total - cut.tokens < CLAUSE) return;
    pieces.push(sentence.slice(from, cut.at));
    [from, done] = [cut.at, cut.tokens];
  });
  return [...pieces, sentence.slice(from)];
}

/** Every place where it could be cut, how good that is (0 is best), and how many tokens lie before it. */
function places(sentence: string): Cut[] {
  const cuts: Cut[] = [];
  let depth = 0;
  let at = 0;
  let tokens = 0;
  const units = sentence.match(/⟦\/?\d+⟧|[A-Za-z]+|\d[\d.,:]*\d|\P{M}\p{M}*|\p{M}/gu) ?? [];
  for (const [index, unit] of units.entries()) {
    at += unit.length;
    tokens += estimateTokens(unit) - 1;
    if (/^⟦\d/.test(unit) && sentence.includes(`⟦/${unit.slice(1)}`)) depth += 1;
    if (unit.startsWith('⟦/')) depth -= 1;
    const clause = /^[，；、：]$/.test(unit) || (/^[,;:]$/.test(unit) && /^\s/.test(units[index + 1] ?? ' '));
    // What closes a mark or a quotation belongs to what is before it.
    if (/^(?:⟦\/|[”’"'）)\]》」』])/.test(units[index + 1] ?? '')) continue;
    const after = clause ? 0 : /^\s/.test(unit) ? 2 : 4;
    cuts.push({ at, tokens, rank: after + (depth > 0 ? 1 : 0), breath: clause && unit !== '、' });
  }
  return cuts;
}
