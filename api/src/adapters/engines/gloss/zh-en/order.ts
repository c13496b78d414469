/** The order of an English clause: objects, comparisons, places and questions. */
import { comparativeOf, inflectPhrase } from '../inflect.ts';
import { drop, inNounPhrase, isVerb, nounPhraseEnd, say } from './clause.ts';
import type { Token } from './token.ts';
import { be, thirdPerson } from './verbs.ts';

/** 把门关上: the thing goes behind the verb. */
export function disposal(tokens: Token[]): Token[] {
  const at = tokens.findIndex((token) => token.zh === '把' && token.kind !== 'q' || token.zh === '将' && token.kind === 'p');
  const opener = tokens.findIndex((token) => token.zh === '把');
  const start = at >= 0 ? at : opener;
  if (start < 0) return tokens;
  const end = nounPhraseEnd(tokens, start + 1);
  const verb = tokens.findIndex((token, i) => i >= end && isVerb(token));
  if (end === start + 1 || verb < 0 || verb > end + 2) { drop(tokens[start]!); return tokens; }
  const things = tokens.slice(start + 1, end);
  const between = tokens.slice(end, verb);
  return [...tokens.slice(0, start), ...between, tokens[verb]!, ...things, ...tokens.slice(verb + 1)];
}

/** 比我高: "taller than me". 没有我高: "not as tall as me". 跟我一样高: "as tall as me". */
export function comparison(tokens: Token[]): Token[] {
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.zh !== '比' || tokens[i]!.kind !== 'p') continue;
    let end = nounPhraseEnd(tokens, i + 1);
    while (end > i + 2 && tokens[end - 1]!.kind === 'a') end--;
    let quality = end;
    while (quality < tokens.length && tokens[quality]!.kind === 'adv') quality++;
    const adjective = tokens[quality];
    if (!adjective || adjective.kind !== 'a' || end === i + 1) continue;
    adjective.en = /^(?:more|bigger|better|higher|lower|less|cheaper|faster)/.test(adjective.en) ? adjective.en : comparativeOf(adjective.en);
    return [...tokens.slice(0, i), ...tokens.slice(end, quality).filter((token) => !/^(?:even more|more|still)$/.test(token.en)), adjective, tokens[i]!, ...tokens.slice(i + 1, end), ...tokens.slice(quality + 1)];
  }
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [more, adjective] = [tokens[i]!, tokens[i + 1]!];
    if (/^(?:更|更加|还要)$/.test(more.zh) && adjective.kind === 'a') { adjective.en = comparativeOf(adjective.en); drop(more); }
  }
  return tokens;
}

/** 被他骗了: "was cheated by him". */
export function passive(tokens: Token[]): Token[] {
  const at = tokens.findIndex((token) => token.zh === '被');
  if (at < 0) return tokens;
  const verb = tokens.findIndex((token, i) => i > at && token.kind === 'v');
  if (verb < 0) return tokens;
  const agent = tokens.slice(at + 1, verb);
  const action: Token = { ...tokens[verb]!, kind: 'x', en: `was ${inflectPhrase(tokens[verb]!.en, 'participle')}` };
  return [...tokens.slice(0, at), action, ...(agent.length > 0 ? [{ ...tokens[at]!, en: 'by', kind: 'p' as const }, ...agent] : []), ...tokens.slice(verb + 1)];
}

/** 我在北京工作: where and with whom follow the verb. */
export function placeLast(tokens: Token[]): Token[] {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'p' || !/^(?:在|从|跟|对|给|用|和|为|替|向|于)$/.test(token.zh)) continue;
    const end = nounPhraseEnd(tokens, i + 1);
    if (end === i + 1 || !tokens[end]) continue;
    let verb = end;
    while (tokens[verb] && ['adv', 'neg', 'mv'].includes(tokens[verb]!.kind)) verb++;
    if (tokens[verb]?.kind !== 'v' || tokens.slice(0, i).some(isVerb) && i > 4) continue;
    let stop = verb + 1;
    while (stop < tokens.length && (tokens[stop]!.kind === 'y' || inNounPhrase(tokens[stop]) || tokens[stop]!.kind === 'a')) stop++;
    return [...tokens.slice(0, i), ...tokens.slice(end, stop), ...tokens.slice(i, end), ...tokens.slice(stop)];
  }
  // 我昨天去了: a time between subject and verb goes to the end of a short clause.
  const time = tokens.findIndex((token, i) => token.kind === 't' && tokens[i - 1]?.kind === 'r' && i > 0);
  if (time > 0 && tokens.length - time < 9) return [...tokens.slice(0, time), ...tokens.slice(time + 1).filter((token) => token.kind !== 'c'), tokens[time]!, ...tokens.slice(time + 1).filter((token) => token.kind === 'c')];
  return tokens;
}

/** Asking words come first; 吗 turns the clause round. */
export function ask(tokens: Token[]): Token[] {
  const why = tokens.findIndex((token, i) => i > 0 && token.kind === 'adv' && /^(?:why|how|when|how long|how old|how far|what time)$/.test(token.en));
  const asks = tokens.at(-1)?.zh === '吗' || tokens.at(-1)?.zh === '么';
  const fronted = why > 0 && tokens[why - 1]!.kind === 'r' && why <= 2;
  if (!asks && !fronted) return tokens;
  const rest = fronted ? tokens.filter((_, i) => i !== why) : tokens;
  const front = fronted ? [tokens[why]!] : [];
  const subject = rest.findIndex((token) => token.kind === 'r' || token.kind === 'det' || token.kind === 'n');
  if (subject < 0 || rest.slice(0, subject).some(isVerb)) return fronted ? [...front, ...rest] : tokens;
  let end = nounPhraseEnd(rest, subject);
  if (rest[subject]!.kind === 'r') end = subject + 1;
  let finite = end;
  while (rest[finite]?.kind === 'adv') finite++;
  const action = rest[finite];
  if (!action) return [...front, ...rest];
  const helper = helperFor(rest[subject]!, action, rest);
  if (!helper) return [...front, ...rest];
  const { token, left } = helper;
  return [...rest.slice(0, subject), ...front, token, ...rest.slice(subject, finite), ...left, ...rest.slice(finite + 1)];
}

function helperFor(subject: Token, action: Token, all: Token[]): { token: Token; left: Token[] } | undefined {
  const done = all.some((token) => token.zh === '了' || token.zh === '过');
  const third = thirdPerson(subject);
  if (action.kind === 'mv' && /^(?:can|will|may|should|must)$/.test(action.en)) return { token: say(action.en), left: [] };
  if (/^be\b/.test(action.en)) return { token: say(be(subject)), left: action.en === 'be' ? [] : [{ ...action, kind: 'x', en: action.en.slice(3) }] };
  if (action.kind === 'a') return { token: say(be(subject)), left: [action] };
  if (action.kind === 'neg') return { token: say(action.zh === '不' ? (third ? "doesn't" : "don't") : "didn't"), left: [] };
  if (action.kind === 'v' || action.kind === 'v2' || action.kind === 'mv') return { token: say(done ? 'did' : third ? 'does' : 'do'), left: [{ ...action, kind: 'x' }] };
  return undefined;
}
