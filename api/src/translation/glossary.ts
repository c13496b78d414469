/** Finds the terms of a glossary in running text: the longest at each place, whole words in languages that have spaces. */
import type { GlossaryTerm, Pair, Terms } from './ports.ts';

/** A term where it stands. */
export interface FoundTerm {
  at: number;
  length: number;
  term: GlossaryTerm;
}

/** Takes time in proportion to the text, however many terms there are. */
export type FindTerms = (text: string) => FoundTerm[];

const NONE: FindTerms = () => [];
const WORD = /[\p{L}\p{N}_]/u;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** `rents` is the term `rent`: Chinese has no plural, and a term that is kept keeps it. */
const PLURAL = /^(?:e?s)(?![\p{L}\p{N}_])/u;

const made = new WeakMap<Terms, Map<string, FindTerms>>();

/** The matcher for one pair, made once for each state of the glossary. */
export function termFinder(terms: Terms, { source, target }: Pair): FindTerms {
  let pairs = made.get(terms);
  if (!pairs) made.set(terms, (pairs = new Map()));
  const pair = `${source} ${target}`;
  let find = pairs.get(pair);
  if (!find) pairs.set(pair, (find = compile(terms.terms.filter((term) => term.source === source && term.target === target))));
  return find;
}

/** Longer terms first; of equals the one that comes first in the list, which is the community's own. */
function compile(terms: readonly GlossaryTerm[]): FindTerms {
  if (terms.length === 0) return NONE;
  const byBeginning = new Map<string, GlossaryTerm[]>();
  const longestFirst = [...terms].sort((a, b) => b.from.length - a.from.length);
  for (const term of longestFirst) {
    const key = beginning(term.from);
    byBeginning.set(key, [...(byBeginning.get(key) ?? []), term]);
  }
  return (text) => {
    const lower = lowered(text);
    const found: FoundTerm[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const term = byBeginning.get(lower.slice(at, at + 2))?.find((each) => stands(each, text, lower, at)) ??
        byBeginning.get(lower.slice(at, at + 1))?.find((each) => stands(each, text, lower, at));
      if (!term) continue;
      const length = term.from.length + pluralAfter(term, text.slice(at + term.from.length, at + term.from.length + 4));
      found.push({ at, length, term });
      at += length - 1;
    }
    return found;
  };
}

const beginning = (from: string) => lowered(from).slice(0, 2);

/** Lower case of the same length, so that places agree. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : [...text].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('');
}

function stands({ from, caseSensitive }: GlossaryTerm, text: string, lower: string, at: number): boolean {
  if (caseSensitive ? !text.startsWith(from, at) : !lower.startsWith(lowered(from), at)) return false;
  const end = at + from.length;
  return isEdge(text[at - 1], from[0]!) && (isEdge(text[end], from.at(-1)!) || PLURAL.test(text.slice(end, end + 4)) && !HAN.test(from.at(-1)!));
}

/** Whether a term may begin or end between these two: Chinese words touch, other words do not. */
function isEdge(outside: string | undefined, inside: string): boolean {
  return outside === undefined || !WORD.test(outside) || HAN.test(outside) || HAN.test(inside) || !WORD.test(inside);
}

function pluralAfter({ from }: GlossaryTerm, after: string): number {
  return HAN.test(from.at(-1)!) ? 0 : (PLURAL.exec(after)?.[0].length ?? 0);
}
