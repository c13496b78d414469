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

interface Compiled {
  term: GlossaryTerm;
  /** As it is compared: small letters unless capitals count. */
  form: string;
  takesPlural: boolean;
}

/** Of equal terms the one that comes first in the list, which is the community's own. */
function compile(terms: readonly GlossaryTerm[]): FindTerms {
  if (terms.length === 0) return NONE;
  // By their first letters, then by length: at each place one look-up for each length there is.
  const byBeginning = new Map<string, Map<number, Map<string, Compiled>>>();
  for (const term of terms) {
    const from = folded(term.from);
    const form = term.caseSensitive ? from : lowered(from);
    const key = lowered(from).slice(0, 2);
    const lengths = byBeginning.get(key) ?? new Map<number, Map<string, Compiled>>();
    byBeginning.set(key, lengths);
    const forms = lengths.get(form.length) ?? new Map<string, Compiled>();
    lengths.set(form.length, forms);
    const name = `${term.caseSensitive ? '=' : ''}${form}`;
    if (!forms.has(name)) forms.set(name, { term, form, takesPlural: !term.caseSensitive && from.length > 3 && !HAN.test(from.at(-1)!) });
  }
  const longestFirst = new Map([...byBeginning].map(([key, lengths]) => [key, [...lengths].sort((a, b) => b[0] - a[0])]));
  return (written) => {
    const text = folded(written);
    const lower = lowered(text);
    const found: FoundTerm[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const stands = standing(longestFirst.get(lower.slice(at, at + 2)), text, lower, at) ?? standing(longestFirst.get(lower.slice(at, at + 1)), text, lower, at);
      if (!stands) continue;
      found.push({ at, ...stands });
      at += stands.length - 1;
    }
    return found;
  };
}

/** The longest term that begins here, and how long it is here. */
function standing(lengths: [number, Map<string, Compiled>][] | undefined, text: string, lower: string, at: number): Omit<FoundTerm, 'at'> | undefined {
  for (const [length, forms] of lengths ?? []) {
    const exact = forms.get(`=${text.slice(at, at + length)}`);
    const found = (exact && stands(exact, text, at)) ?? stands(forms.get(lower.slice(at, at + length)), text, at);
    if (found) return found;
  }
  return undefined;
}

function stands(compiled: Compiled | undefined, text: string, at: number): Omit<FoundTerm, 'at'> | undefined {
  if (!compiled) return undefined;
  const { term, form, takesPlural } = compiled;
  const end = at + form.length;
  if (!isEdge(text[at - 1], form[0]!)) return undefined;
  if (isEdge(text[end], form.at(-1)!)) return { term, length: form.length };
  const plural = takesPlural ? PLURAL.exec(text.slice(end, end + 4))?.[0] : undefined;
  return plural === undefined ? undefined : { term, length: form.length + plural.length };
}

/** One apostrophe for all: phones write another one than keyboards. */
const folded = (text: string) => text.replace(/[’‘ʼ]/g, "'");

/** Lower case of the same length, so that places agree. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : [...text].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('');
}

/** Whether a term may begin or end between these two: Chinese words touch, other words do not. */
function isEdge(outside: string | undefined, inside: string): boolean {
  return outside === undefined || !WORD.test(outside) || HAN.test(outside) || HAN.test(inside) || !WORD.test(inside);
}
