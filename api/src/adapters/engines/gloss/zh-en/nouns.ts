/** Pronouns as objects, and "the". */
import { MASS } from '../inflect.ts';
import { isNoun, isVerb, previous } from './clause.ts';
import type { Token } from './token.ts';

const OBJECT: Record<string, string> = { I: 'me', he: 'him', she: 'her', we: 'us', they: 'them' };
const SELF: Record<string, string> = { I: 'myself', you: 'yourself', he: 'himself', she: 'herself', it: 'itself', we: 'ourselves', they: 'themselves' };

/** Pronouns after verbs and prepositions. */
export function decline(tokens: Token[]): void {
  let subject = '';
  tokens.forEach((token, i) => {
    if (token.kind !== 'r') return;
    const before = previous(tokens, i);
    const governed = before !== undefined && (isVerb(before) || (before.kind === 'p') || (before.kind === 'x' && !/^(?:do|does|did|is|am|are|was|were|can|will|may|should|must|don't|doesn't|didn't)$/.test(before.en)));
    if (token.en === 'oneself') token.en = SELF[subject] ?? 'yourself';
    else if (governed && OBJECT[token.en] && !clauseFollows(tokens, i, before!)) token.en = OBJECT[token.en]!;
    else if (SELF[token.en]) subject = token.en;
  });
}

/** "think I", "know he": the pronoun is the subject of what follows. */
const clauseFollows = (tokens: Token[], i: number, before: Token): boolean =>
  /^(?:think|thought|thinks|know|knew|knows|say|said|says|feel|felt|feels|hope|hoped|believe|guess|see|hear|heard|find|found|mean|suspect|remember|forget|worry)/.test(before.en)
  && tokens.slice(i + 1, i + 4).some((token) => isVerb(token) || token.kind === 'mv' || token.kind === 'neg' || /^(?:is|am|are|was|were|don't|doesn't|didn't)/.test(token.en));

const POINTING = /^(?:my|your|his|her|its|our|their|whose|own|no|.*'s)$/;
const BARE = /^(?:home|school|work|class|bed|college|town|lunch|dinner|breakfast|time|people|everyone|yuan|God|Chinese|English|age|course|fact|life|society|school|love|help|part|nature|space|history|culture|traffic|reason|interest)$/;
const DEGREE = /^(?:very|so|too|quite|really|most|more|a bit|super|extremely|never|especially|fairly|not very)$/;

/** A single thing that nothing points at is "the" thing: wrong at times, readable mostly. */
export function articles(tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    const word = token.en.split(' ').at(-1) ?? '';
    const single = token.kind === 'n' && !isNoun(tokens[i + 1]) && tokens[i + 1]?.zh !== '们' && /^[a-z]/.test(token.en) && !/[^su]s$/.test(word) && !MASS.has(word) && !BARE.test(word) && !/^(?:the|a|an|in|at|on|according|there|by|to|for|as|not|very|it) /.test(token.en);
    if (single) {
      let at = out.length;
      while (at > 0 && (out[at - 1]!.kind === 'a' || out[at - 1]!.kind === 'n' || out[at - 1]!.kind === 'y' && out[at - 1]!.en === '') && !POINTING.test(out[at - 1]!.en)) at--;
      const before = out[at - 1];
      const named = out.slice(at).some((earlier) => /^[A-Z]/.test(earlier.en));
      const free = before === undefined || ['v', 'v2', 'p', 'c', 'neg', 'mv', 'x', 'adv', 't', 'y'].includes(before.kind);
      if (free && !named && !(before && POINTING.test(before.en)) && !/ (?:no|any)$/.test(before?.en ?? '') && before?.en !== 'have no' && !(before?.kind === 'adv' && DEGREE.test(before.en))) out.splice(at, 0, { zh: '', kind: 'det', en: 'the', meanings: new Map() });
    }
    out.push(token);
  }
  return out;
}
