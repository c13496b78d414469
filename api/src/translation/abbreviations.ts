/** The full stops that end no sentence: `Mr.`, `e.g.`, `U.S.`, `3 p.m.`, `J. Smith`, `1. First`. */

export interface Text {
  /** Offset of the first mark, and of what follows the last closing quote. */
  at: number;
  end: number;
  /** Where this sentence began. */
  start: number;
  marks: string;
}

/** Whether a closing quote or bracket (not the mark itself) stands just before `end`. */
export function closeBefore(text: string, end: number): boolean {
  return end > 0 && /["'”’」』】》)\]）]/.test(text[end - 1]!);
}

const NEVER_LAST = new Set(
  'mr mrs ms mx dr prof gen sen rep gov capt lt col sgt rev hon mt fig figs vol vols no nos pp approx vs e.g i.e eg ie cf viz est dept ed eds al tel ext'.split(' '),
);
const SOMETIMES_LAST = new Set(
  'a.m p.m am pm u.s u.k u.n e.u d.c l.a n.y u.s.a ph.d m.d b.a m.a st jr sr inc ltd co corp ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun'.split(' '),
);
/** Abbreviated words that are as well whole words; they count only before a number. */
const BEFORE_NUMBER = new Set(['no', 'nos', 'fig', 'figs', 'vol', 'vols', 'pp', 'ext', 'tel', 'mar', 'sat', 'sun', 'am', 'pm', 'mon', 'ed', 'al']);
/** A capital that starts a sentence rather than goes on with a name. */
const STARTER = /^["'“‘(]*(?:The|A|An|I|I'm|I’m|We|You|He|She|It|They|This|That|These|Those|There|Here|My|Our|Your|His|Her|Its|Their|And|But|So|Or|If|When|While|After|Before|Then|Now|What|Who|Why|How|Where|Is|Are|Was|Were|Do|Does|Did|Can|Could|Will|Would|Should|Not|No|Yes|Please|Thanks|In|On|At|For|From|With|As|Also|However|Because|Since|Although|Just|Maybe|Let|Even|All|Some|Most|One|Every|Everyone|Nobody|People)\b/;

/** Whether the stop after `before` belongs to an abbreviation and the sentence goes on with `following`. */
export function endsInAbbreviation(before: string, following: string): boolean {
  const word = /[\p{L}\p{N}.]+$/u.exec(before.slice(-24))?.[0] ?? '';
  if (word === '') return false;
  // `1. First`, `2) …`: the number of a list that Markdown did not take for one.
  if (/^\d{1,3}$/.test(word) && before.trimStart() === word) return true;
  const lower = word.toLowerCase();
  const number = /^[#(]?\d/.test(following);
  if (BEFORE_NUMBER.has(lower)) return number;
  if (NEVER_LAST.has(lower)) return true;
  if (/^\p{Lu}$/u.test(word)) return word !== 'I' && !STARTER.test(following);
  if (lower === 'etc') return false;
  return (SOMETIMES_LAST.has(lower) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) && !STARTER.test(following);
}
