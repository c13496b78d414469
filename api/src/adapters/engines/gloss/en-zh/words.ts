/** What the draft knows of English words and phrases: the table by hand, the counted senses, the inverted dictionary. */
import type { Dictionary } from '../dictionary.ts';
import { basesOf, type Form } from '../inflect.ts';
import { readTable } from '../tables.ts';

export type Kind =
  | 'r' | 'poss' | 'det' | 'mv' | 'v' | 'n' | 'a' | 'adv' | 'c' | 'p' | 'x'
  | 'be' | 'have' | 'do' | 'not' | 'to' | 'art' | 'num' | 'punct' | 'atom' | 'open' | 'close' | 'unknown';

export interface Meaning { zh: string; measure?: string }
export type Meanings = Map<Kind, Meaning>;

const byHand = new Map<string, Meanings>();
let longest = 1;
for (const [kind, phrase, zh, measure] of readTable('words-en-zh.tsv')) {
  if (!kind || !phrase) continue;
  const meanings = byHand.get(phrase) ?? new Map<Kind, Meaning>();
  byHand.set(phrase, meanings);
  if (!meanings.has(kind as Kind)) meanings.set(kind as Kind, measure ? { zh: zh ?? '', measure } : { zh: zh ?? '' });
  longest = Math.max(longest, phrase.split(' ').length);
}
const counted = new Map<string, { verb: boolean; zh: string }>();
for (const [kind, word, zh] of readTable('senses-en-zh.tsv')) {
  if (word && zh) counted.set(word, { verb: kind === 'v', zh });
}

/** Known well enough to be no name even with a capital. */
export const isCommon = (word: string): boolean => byHand.has(word) || counted.has(word);

/** Words in the longest phrase of the table. */
export const LONGEST = longest;

/** `verbForm`: "lost" is a word of its own and a form of "lose". */
export interface Found { meanings: Meanings; form: Form; base: string; verbForm?: Form }

/** A phrase as written or with its first word in its base form; `words` are lower case. */
export function findPhrase(words: string[], dictionary: Dictionary): Found | undefined {
  const whole = words.join(' ');
  const known = byHand.get(whole);
  if (known) return { meanings: known, form: 'base', base: whole };
  if (words.length > 1) return findInflectedPhrase(words, dictionary);
  return undefined;
}

function findInflectedPhrase(words: string[], dictionary: Dictionary): Found | undefined {
  const [head, ...rest] = words;
  for (const { base, form } of basesOf(head!)) {
    const verb = byHand.get([base, ...rest].join(' '));
    if (verb && (verb.has('v') || verb.has('mv'))) return { meanings: verb, form, base };
  }
  const tail = words.at(-1)!;
  for (const { base, form } of basesOf(tail)) {
    const noun = form === 'plural' ? byHand.get([...words.slice(0, -1), base].join(' ')) : undefined;
    if (noun?.has('n')) return { meanings: noun, form, base };
  }
  return words.length <= 4 && (words.length > 2 && !/^(?:the|an?|i|you|he|she|it|we|they)$/.test(head!) || !words.some((word) => GLUE.test(word))) ? findInDictionary(words, dictionary) : undefined;
}

/** Compounds such as "mortgage rate"; not "the man", "go to". */
const GLUE = /^(?:the|an?|i|you|he|she|it|we|they|me|him|her|us|them|my|your|his|its|our|their|this|that|these|those|and|or|but|so|to|of|in|on|at|for|with|from|is|are|was|were|be|been|am|do|does|did|have|has|had|will|would|can|could|not|no|if|as|by|all|one|two|more|most|who|what|when|where|how|why|there|here|up|out|very|too|just|get|got|go|some|any|every|each)$/;

function findInDictionary(words: string[], dictionary: Dictionary): Found | undefined {
  if (words.includes('the') || words.includes('a')) return undefined;
  const tail = words.at(-1)!;
  for (const phrase of [words.join(' '), ...basesOf(tail).filter(({ form }) => form === 'plural').map(({ base }) => [...words.slice(0, -1), base].join(' '))]) {
    const { other = '', verb = '' } = dictionary.english(phrase) ?? {};
    if (other && [...other].length <= 6) return { meanings: new Map([[GLUE.test(words[0]!) ? 'adv' : 'n', { zh: other }]]), form: 'base', base: phrase };
    if (verb && [...verb].length <= 4 && words.length > 2) return { meanings: new Map([['v', { zh: verb }]]), form: 'base', base: phrase };
  }
  return undefined;
}

/** A single word: as written, then as a form of another. */
export function findWord(word: string, dictionary: Dictionary): Found | undefined {
  const exact = byHand.get(word);
  const bases = basesOf(word);
  if (exact) return asForm(word, withDictionary(word, exact, dictionary), bases);
  for (const { base, form } of bases) {
    const known = byHand.get(base);
    if (known && suits(known, form)) return { meanings: known, form, base };
  }
  const asWritten = look(word, dictionary);
  if (counted.has(word) && asWritten) return { meanings: asWritten, form: 'base', base: word };
  for (const { base, form } of bases) {
    const found = counted.has(base) ? look(base, dictionary) : undefined;
    if (found && suits(found, form)) return { meanings: found, form, base };
  }
  if (asWritten) return { meanings: asWritten, form: 'base', base: word };
  for (const { base, form } of bases) {
    const found = look(base, dictionary);
    if (found && suits(found, form)) return { meanings: found, form, base };
  }
  return derive(word, dictionary);
}

function asForm(word: string, exact: Meanings, bases: { base: string; form: Form }[]): Found {
  const verb = exact.has('v') ? undefined : bases.find(({ base, form }) => (form === 'past' || form === 'participle' || form === 'gerund') && byHand.get(base)?.has('v'));
  if (!verb) return { meanings: exact, form: 'base', base: word };
  return { meanings: new Map([...exact, ['v', byHand.get(verb.base)!.get('v')!]]), form: 'base', base: word, verbForm: verb.form };
}

function suits(meanings: Meanings, form: Form): boolean {
  if (form === 'comparative' || form === 'superlative') return meanings.has('a') || meanings.has('adv');
  if (form === 'plural') return meanings.has('n') || meanings.has('v');
  return meanings.has('v');
}

/** A noun may also be a verb and the other way round: "post", "rent". */
function withDictionary(word: string, known: Meanings, dictionary: Dictionary): Meanings {
  if (known.has('v') || !known.has('n') || known.size > 1) return known;
  const verb = dictionary.english(word)?.verb;
  return verb ? new Map([...known, ['v', { zh: verb }]]) : known;
}

function look(word: string, dictionary: Dictionary): Meanings | undefined {
  const meanings: Meanings = new Map();
  const sense = counted.get(word);
  if (sense) meanings.set(sense.verb ? 'v' : kindOf(word), { zh: sense.zh });
  const entry = dictionary.english(word);
  if (entry?.verb && !meanings.has('v')) meanings.set('v', { zh: entry.verb });
  if (entry?.other && !meanings.has('n') && !meanings.has('a') && !meanings.has('adv')) meanings.set(kindOf(word), { zh: entry.other });
  return meanings.size > 0 ? meanings : undefined;
}

const kindOf = (word: string): Kind => (/ly$/.test(word) ? 'adv' : /(?:ful|ous|ive|able|ible|al|less|ish|ic|ant|ent|ary)$/.test(word) ? 'a' : 'n');

/** "slowness", "unhappy", "re-open": what endings and beginnings tell. */
function derive(word: string, dictionary: Dictionary): Found | undefined {
  const tries: [RegExp, string, (zh: string) => string, Kind][] = [
    [/^(.+)ily$/, '$1y', (zh) => `${zh}地`, 'adv'], [/^(.+)ly$/, '$1', (zh) => `${zh}地`, 'adv'], [/^(.+)iness$/, '$1y', (zh) => zh, 'n'], [/^(.+)ness$/, '$1', (zh) => zh, 'n'],
    [/^un(.{3,})$/, '$1', (zh) => `不${zh}`, 'a'], [/^re-?(.{3,})$/, '$1', (zh) => `重新${zh}`, 'v'], [/^(.+)able$/, '$1', (zh) => `可${zh}`, 'a'], [/^non-?(.{3,})$/, '$1', (zh) => `非${zh}`, 'a'],
  ];
  for (const [pattern, base, shape, kind] of tries) {
    if (!pattern.test(word)) continue;
    const found = look(word.replace(pattern, base), dictionary);
    const meaning = found && (found.get(kind === 'v' ? 'v' : 'a') ?? found.get('n') ?? found.get('v'));
    if (meaning) return { meanings: new Map([[kind, { zh: shape(meaning.zh) }]]), form: 'base', base: word };
  }
  return undefined;
}
