/** English word forms, written and understood: "eat" to "ate", "ate" to "eat". Pure. */
import { readTable } from './tables.ts';

interface Verb { past: string; participle: string }
const verbs = new Map<string, Verb>();
const plurals = new Map<string, string>();
const comparisons = new Map<string, [string, string]>();
/** Irregular form -> base and what it is. */
const bases = new Map<string, { base: string; form: Form }[]>();

export type Form = 'base' | 'past' | 'participle' | 'gerund' | 'third' | 'plural' | 'comparative' | 'superlative';

for (const [kind, base, second, third] of readTable('english-irregular.tsv')) {
  if (!base || !second) continue;
  const forms = second.split(',');
  const last = (third ?? '').split(',');
  if (kind === 'v') {
    verbs.set(base, { past: forms[0]!, participle: last[0]! });
    forms.forEach((form) => note(form, base, 'past'));
    last.forEach((form) => note(form, base, 'participle'));
  } else if (kind === 'n') {
    plurals.set(base, second);
    if (second !== base) note(second, base, 'plural');
  } else {
    comparisons.set(base, [forms[0]!, last[0]!]);
    forms.forEach((form) => note(form, base, 'comparative'));
    last.forEach((form) => note(form, base, 'superlative'));
  }
}

function note(form: string, base: string, what: Form): void {
  const there = bases.get(form);
  if (!there) bases.set(form, [{ base, form: what }]);
  else if (!there.some((known) => known.base === base)) there.push({ base, form: what });
}

/** Changes the first word of a verb phrase: "take care of" becomes "took care of". */
export function inflectPhrase(phrase: string, form: 'past' | 'participle' | 'gerund' | 'third'): string {
  const space = phrase.indexOf(' ');
  const head = space < 0 ? phrase : phrase.slice(0, space);
  return inflectVerb(head, form) + (space < 0 ? '' : phrase.slice(space));
}

const FIXED = new Set(["can't", "don't", 'sorry', 'maybe', 'please', 'never', "didn't", "won't", 'must', 'can', 'will', 'may', 'should', 'had']);

export function inflectVerb(verb: string, form: 'past' | 'participle' | 'gerund' | 'third'): string {
  if (FIXED.has(verb)) return verb;
  if (form === 'third') return verb === 'be' ? 'is' : verb === 'have' ? 'has' : sibilant(verb);
  if (form === 'gerund') return ing(verb);
  const irregular = verbs.get(verb);
  if (irregular) return form === 'past' ? irregular.past : irregular.participle;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  if (/e$/.test(verb)) return `${verb}d`;
  return `${doubled(verb)}ed`;
}

function ing(verb: string): string {
  if (verb === 'be') return 'being';
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return `${doubled(verb)}ing`;
}

/** One short stressed syllable doubles its consonant. */
function doubled(verb: string): string {
  const short = /^[^aeiou]*[aeiou][bdgklmnprtv]$/.test(verb) && !/[wxy]$/.test(verb) && !/^(?:open|look|cook)/.test(verb);
  const known = /(?:begin|forget|regret|refer|prefer|occur|admit|permit|submit|forbid|upset|control)$/.test(verb);
  return short || known ? verb + verb.at(-1) : verb;
}

function sibilant(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(word) ? `${word}es` : `${word}s`;
}

/** Changes the last word of a noun phrase, or the word before "of". */
export function pluralOf(phrase: string): string {
  const of = phrase.search(/ (?:of|in|to|for|with)(?: |$)/);
  if (of > 0) return pluralOf(phrase.slice(0, of)) + phrase.slice(of);
  const space = phrase.lastIndexOf(' ');
  const word = phrase.slice(space + 1);
  const irregular = plurals.get(word);
  if (irregular) return phrase.slice(0, space + 1) + irregular;
  if (/(?:s|ese|ing)$/.test(word) || MASS.has(word) || /^[A-Z]/.test(word)) return phrase;
  return phrase.slice(0, space + 1) + sibilant(word);
}

/** Nouns English does not count. */
export const MASS = new Set(
  ('money water rice tea coffee beer milk bread meat pork beef chicken noodles dumplings salt sugar oil alcohol information news advice '
   + 'work homework trash rent rain snow wind weather music traffic furniture luggage research equipment electricity gas heating '
   + 'health insurance cash time food air education experience progress knowledge help fun love luck housing takeout tuition '
   + 'English Chinese Mandarin tax-free vegetables clothes pants people police fruit paper hair mood overtime').split(' '),
);

/** "more expensive", "cheaper". */
export function comparativeOf(adjective: string): string {
  const irregular = comparisons.get(adjective);
  if (irregular) return irregular[0];
  if (/\s/.test(adjective) || adjective.length > 7 || /(?:ful|ous|ive|ing|ed|able|ant|ent|al|ic)$/.test(adjective)) return `more ${adjective}`;
  if (/[^aeiou]y$/.test(adjective)) return `${adjective.slice(0, -1)}ier`;
  if (/e$/.test(adjective)) return `${adjective}r`;
  return /^[^aeiou]*[aeiou][bdgmnpt]$/.test(adjective) ? `${adjective}${adjective.at(-1)}er` : `${adjective}er`;
}

/** The bases a lower-case English word may come from, the likeliest first; the word itself is not among them. */
export function basesOf(word: string): { base: string; form: Form }[] {
  const found = [...(bases.get(word) ?? [])];
  const add = (base: string, form: Form) => { if (base.length > 1) found.push({ base, form }); };
  if (/ies$/.test(word)) add(`${word.slice(0, -3)}y`, 'plural');
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) add(word.slice(0, -2), 'plural');
  if (/[^s]s$/.test(word)) add(word.slice(0, -1), 'plural');
  if (/ied$/.test(word)) add(`${word.slice(0, -3)}y`, 'past');
  if (/ed$/.test(word)) tail(word.slice(0, -2), 'past');
  if (/ing$/.test(word) && word.length > 4) tail(word.slice(0, -3), 'gerund');
  if (/ier$/.test(word)) add(`${word.slice(0, -3)}y`, 'comparative');
  if (/iest$/.test(word)) add(`${word.slice(0, -4)}y`, 'superlative');
  if (/er$/.test(word)) tail(word.slice(0, -2), 'comparative');
  if (/est$/.test(word)) tail(word.slice(0, -3), 'superlative');
  if (/ying$/.test(word)) add(`${word.slice(0, -4)}ie`, 'gerund');
  return found;

  function tail(stem: string, form: Form): void {
    if (/([bdgklmnprtv])\1$/.test(stem)) add(stem.slice(0, -1), form);
    if (/[aeiou][^aeiouwxy]$|[^aeiou][lr]$|[cgsuvz]$/.test(stem)) { add(`${stem}e`, form); add(stem, form); } else { add(stem, form); add(`${stem}e`, form); }
  }
}
