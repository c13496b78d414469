/** What stands before the verb in Chinese: places, times, manners. */
import { make, nounPhraseEnd } from './clause.ts';
import type { Token } from './tokens.ts';

/** "and" joins nouns by 和; clauses and doings only follow each other. */
export function conjoin(tokens: Token[]): Token[] {
  return tokens.map((token, i) => {
    if (token.kind !== 'c' || !/^and$/i.test(token.en)) return token;
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (!before) return { ...token, zh: next?.kind === 'atom' || !tokens.some((one) => ['v', 'be', 'have', 'do', 'mv'].includes(one.kind)) ? token.zh : '' };
    const doing = next && (next.kind === 'v' && next.form !== 'gerund' || ['mv', 'be', 'do', 'not', 'have', 'adv', 'x', 'c', 'to'].includes(next.kind));
    const subject = next && next.kind === 'r' && /^(?:i|he|she|we|they|it|you|who)$/i.test(next.en) && tokens.length > i + 2;
    if (doing || subject) return { ...token, zh: '，', kind: 'punct' as const };
    if (before.kind === 'a' && next?.kind === 'a') return { ...token, zh: '又' };
    return token;
  });
}

const AROUND = /…/;

/** 在…里: a preposition's two halves embrace its noun phrase, and the whole stands before the verb. */
export function beforeVerb(tokens: Token[]): Token[] {
  let out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if ((token.kind !== 'p' && token.kind !== 'v' && token.kind !== 'det' && token.kind !== 'x') || (!AROUND.test(token.zh) && !(token.kind === 'p' && MOVABLE.test(token.zh)))) { out.push(token); continue; }
    // "on June 5": a date stands for itself.
    if (token.kind === 'p' && tokens[i + 1]?.kind === 'adv' && /^(?:在|到)$/.test(token.zh)) continue;
    const end = nounPhraseEnd(tokens, i + 1);
    const things = tokens.slice(i + 1, end);
    const [left = '', right = ''] = token.zh.split('…');
    const phrase = things.length === 0 ? [{ ...token, zh: left + right }] : [{ ...token, zh: left }, ...things, ...(right ? [make(right, 'p')] : placeWord(token, things))];
    i = end - 1;
    if (token.kind !== 'p' || things.length === 0) { out.push(...phrase); continue; }
    const verb = out.findLastIndex((earlier) => earlier.kind === 'v');
    const within = out.slice(verb + 1);
    if (verb < 0 || within.length > 5 || within.some((later) => later.kind === 'c' || later.kind === 'p')) { out.push(...phrase); continue; }
    let start = verb;
    while (start > 0 && (out[start - 1]!.kind === 'not' || out[start - 1]!.zh === '在')) start--;
    out = [...out.slice(0, start), ...phrase, ...out.slice(start)];
  }
  return out;
}

const MOVABLE = /^(?:在|从|为|和|通过)$/;

/** "in the car" is 在车里; a city or a time needs nothing behind it. */
function placeWord(token: Token, things: Token[]): Token[] {
  const last = things.at(-1)!;
  if (token.zh !== '在' || last.kind !== 'n' || /^[A-Z]/.test(last.en) || /(?:国|京|海|家|学校|公司|医院|年|月|周.|天|晚上|早上|下午|里|上|边|时候|时间|情况|网上|机场|地方|方面|市|城|路|街)$/.test(last.zh)) return [];
  return [make(/^(?:on|onto)$/i.test(token.en) ? '上' : /^in|inside|into$/i.test(token.en) ? '里' : '', 'p')];
}

const PARTICLES: Record<string, string> = { up: '', out: '出', off: '掉', over: '', away: '走', back: '回', down: '下', on: '', in: '', along: '', through: '' };

/** When, how often and how stand before the verb; "down", "off" and their like cling to it or go. */
export function adverbs(tokens: Token[]): Token[] {
  let out = tokens;
  for (let i = 0; i < out.length; i++) {
    const token = out[i]!;
    const before = out[i - 1];
    const particle = PARTICLES[token.en.toLowerCase()];
    if (particle !== undefined && token.kind === 'adv' && before && (before.kind === 'v' || before.zh === '了' || before.kind === 'r' || before.kind === 'n')) {
      out = out.map((one, k) => (k === i ? { ...token, zh: before.kind === 'v' ? particle : '', kind: 'x' } : one));
      continue;
    }
    if (token.kind !== 'adv' || token.en === '' || !MOVING.test(token.zh)) continue;
    const verb = out.findIndex((one) => one.kind === 'v' || one.kind === 'mv' || one.kind === 'not' || one.kind === 'be' || one.zh === '很');
    if (verb < 0 || verb >= i) continue;
    const between = out.slice(verb, i);
    if (between.some((one) => one.kind === 'c')) continue;
    const rest = out.filter((_, k) => k !== i);
    out = [...rest.slice(0, verb), /^again$/i.test(token.en) ? { ...token, zh: between.some((one) => one.kind === 'mv' || one.kind === 'not') ? '再' : '又' } : token, ...rest.slice(verb)];
  }
  return out;
}

const MOVING = /(?:天|年|月日?|日|周|周.|晚|晚上|早上|上午|下午|中午|半夜|星期.?|末|次|时候|以前|以后|现在|最近|刚才|后来|马上|已经|总是|经常|通常|有时候|又|再|还|都|也|慢慢|很快|地|一起|努力|直接|准时|独自|网上|在家|到处|反正|终于|目前|立刻|及时|一直|仍然|从不|永远|同时|提前|亲自|故意|\d点)$/;

/** "too", "also", "either" at the end stand before the verb. */
export function also(tokens: Token[]): Token[] {
  const at = tokens.findIndex((token, i) => i > 1 && /^(?:too|as well|either)$/i.test(token.en) && i === tokens.length - 1);
  if (at < 0) return tokens;
  const verb = tokens.findIndex((token) => ['v', 'mv', 'be', 'not'].includes(token.kind) || token.zh === '很');
  if (verb < 0) return tokens;
  const rest = tokens.filter((_, i) => i !== at);
  return [...rest.slice(0, verb), make('也', 'adv'), ...rest.slice(verb)];
}
