/** Decides, by what stands beside it, which of its kinds an ambiguous English word is. */
import type { Token } from './tokens.ts';
import type { Kind } from './words.ts';

const SUBJECT = new Set(['i', 'you', 'he', 'she', 'it', 'we', 'they', 'who', 'everyone', 'everybody', 'nobody', 'someone', 'somebody']);
const isDetermined = (token: Token | undefined): boolean => token !== undefined && (['art', 'poss', 'det', 'num', 'a'].includes(token.kind));
const startsNominal = (token: Token | undefined): boolean => token !== undefined && ['art', 'poss', 'det', 'num', 'r', 'n', 'a', 'atom', 'unknown'].includes(token.kind);

function become(token: Token, kind: Kind): boolean {
  const meaning = token.meanings.get(kind);
  if (!meaning) return false;
  token.kind = kind;
  token.zh = meaning.zh;
  if (kind === 'v' && token.verbForm) token.form = token.verbForm;
  delete token.measure;
  if (meaning.measure) token.measure = meaning.measure;
  return true;
}

const prefer = (token: Token, ...kinds: Kind[]): void => void kinds.some((kind) => become(token, kind));

export function settle(tokens: Token[]): void {
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    const word = token.en.toLowerCase();
    if (['am', 'is', 'are', 'was', 'were', 'be', 'been', 'being'].includes(word) || token.kind === 'art' || token.kind === 'punct' || token.kind === 'num') return;
    if (word === 'that') {
      // "think that he", "the book that I read": a joint; "that book", "that is": a pointer.
      if (before && ['v', 'n', 'a'].includes(before.kind) && next && (next.kind === 'r' || next.kind === 'art' || next.kind === 'poss')) { token.kind = 'c'; token.zh = ''; } else prefer(token, 'det');
      return;
    }
    if (word === "'s") {
      // "the price's high", "mom's coming": is. "mom's car": 的.
      const adjective = next?.kind === 'a' && tokens[i + 2]?.kind !== 'n' && !tokens[i + 2]?.meanings.has('n');
      if (next && (adjective || ['art', 'not', 'p', 'adv', 'poss', 'r'].includes(next.kind) || next.form === 'gerund' || next.form === 'participle')) { token.kind = 'be'; token.zh = '是'; token.en = 'is'; }
      return;
    }
    if (word === 'to') { token.kind = startsNominal(next) && !canBeVerb(next) || next?.kind === 'atom' ? 'p' : 'to'; token.zh = token.kind === 'p' ? '到' : ''; return; }
    if (word === 'her' || word === 'his') { prefer(token, next && (next.kind === 'n' || next.kind === 'a' || next.kind === 'unknown') ? 'poss' : 'r'); return; }
    if (word === 'like') { prefer(token, before && (SUBJECT.has(before.en.toLowerCase()) || ['mv', 'to', 'do', 'not', 'n'].includes(before.kind) || before.kind === 'adv') && before.kind !== 'be' ? 'v' : 'p', 'v'); return; }
    if (word === 'before' || word === 'after' || word === 'since' || word === 'until' || word === 'because' || word === 'as') { prefer(token, next?.kind === 'r' && SUBJECT.has(next.en.toLowerCase()) || word === 'because' ? 'c' : next ? 'p' : 'adv', 'c', 'adv'); return; }
    if (word === 'so' || word === 'too' || word === 'kind of') { prefer(token, next?.kind === 'a' || next?.kind === 'adv' || !next ? 'adv' : i === 0 ? 'c' : 'adv', 'adv', 'c'); return; }
    if (word === 'pretty') { prefer(token, next?.kind === 'a' || next?.kind === 'adv' ? 'adv' : 'a'); return; }
    if (word === 'when' || word === 'where' || word === 'how' || word === 'why') { if (word === 'when' && !asks(tokens)) prefer(token, 'c'); else prefer(token, 'adv'); return; }
    if (word === 'what' || word === 'which') { prefer(token, next?.kind === 'n' || next?.kind === 'a' ? 'det' : 'r', 'det'); return; }
    if (word === 'one') { token.zh = before?.kind === 'det' ? '个' : before?.kind === 'a' ? '的' : '一个'; token.kind = 'n'; return; }
    if (token.verbForm && (before?.kind === 'have' || before?.kind === 'adv' && tokens[i - 2]?.kind === 'have' || SUBJECT.has(before?.en.toLowerCase() ?? ''))) { prefer(token, 'v'); return; }
    if (word === 'get' || word === 'gets' || word === 'got' || word === 'getting') { if (next?.kind === 'a' && !next.meanings.has('n')) token.zh = '变'; prefer(token, 'v'); if (next?.kind === 'a' && !next.meanings.has('n')) token.zh = '变'; return; }
    if (token.meanings.size === 1 && token.kind !== 'n') return;
    if (token.form === 'past' || token.form === 'participle' || token.form === 'gerund' || token.form === 'third') { prefer(token, 'v'); return; }
    if (token.form === 'comparative' || token.form === 'superlative') { prefer(token, 'a', 'adv'); return; }
    if (token.form === 'plural') { prefer(token, thirdPersonPlace(before) ? 'v' : 'n', 'v', 'n'); return; }
    if (!before || ['to', 'mv', 'do', 'not'].includes(before.kind) || SUBJECT.has(before.en.toLowerCase())) {
      if (before?.kind === 'be' || !before && token.meanings.has('x')) return;
      prefer(token, ...(before ? (['mv', 'v'] as const) : token.meanings.has('c') ? (['c'] as const) : startsNominal(next) && !isDetermined(token) ? (['v', 'adv', 'a', 'n'] as const) : (['x', 'v', 'a', 'n'] as const)), 'adv', 'a', 'n', 'v');
      if (before && token.kind === 'mv' && !(next && canBeVerb(next))) prefer(token, 'v');
      return;
    }
    if (isDetermined(before)) { prefer(token, next?.kind === 'n' || next && next.meanings.has('n') && next.form !== 'third' ? 'a' : 'n', 'n', 'a', 'v'); return; }
    if (before.kind === 'be' || before.kind === 'adv') { prefer(token, 'a', 'adv', 'p', 'v', 'n'); return; }
    if (before.kind === 'p') { prefer(token, 'n', 'a', 'v'); return; }
    if (before.kind === 'n' || before.kind === 'unknown') { prefer(token, startsNominal(next) ? 'p' : 'adv', 'v', 'n', 'a'); return; }
    if (before.kind === 'v') { prefer(token, startsNominal(next) ? 'p' : 'adv', 'n', 'a', 'adv', 'v'); return; }
  });
}

export const asks = (tokens: Token[]): boolean => tokens.some((token) => token.en === '?');
const canBeVerb = (token: Token | undefined): boolean => token !== undefined && (token.meanings.has('v') || token.meanings.has('mv') || ['be', 'have', 'do'].includes(token.kind)) && token.form === 'base';
const thirdPersonPlace = (before: Token | undefined): boolean => before !== undefined && (/^(?:he|she|it|who|everyone|this|that)$/i.test(before.en) || before.kind === 'adv' && before.form === 'base' && false);
