/** Puts the words of a clause into an English order and form. Each step does one thing and leaves the rest alone. */
import { comparativeOf, inflectPhrase, MASS, pluralOf } from '../inflect.ts';
import type { Token } from './tokens.ts';

const PEOPLE = /(?:mom|dad|mother|father|brother|sister|wife|husband|friend|boss|teacher|landlord|neighbor|grandpa|grandma|son|daughter|child|doctor|roommate|uncle|auntie|aunt|person|people|everyone|who)$/;
const POSSESSIVE: Record<string, string> = { I: 'my', you: 'your', he: 'his', she: 'her', it: 'its', we: 'our', they: 'their', who: 'whose', oneself: 'own', everyone: "everyone's", someone: "someone's" };
const OBJECT: Record<string, string> = { I: 'me', he: 'him', she: 'her', we: 'us', they: 'them' };
const SELF: Record<string, string> = { I: 'myself', you: 'yourself', he: 'himself', she: 'herself', it: 'itself', we: 'ourselves', they: 'themselves' };

const isVerb = (token: Token | undefined): boolean => token?.kind === 'v' || token?.kind === 'v2';
const isNoun = (token: Token | undefined): boolean => token !== undefined && ['n', 'atom', 'latin'].includes(token.kind);
const inNounPhrase = (token: Token | undefined): boolean => token !== undefined && ['n', 'atom', 'latin', 'det', 'num', 'q', 'r'].includes(token.kind);
const drop = (token: Token): void => { token.en = ''; token.kind = 'y'; };

/** Arranges one clause: words between punctuation and paired marks. */
export function arrange(clause: Token[]): Token[] {
  let tokens = relate(clause);
  tokens = attribute(tokens);
  count(tokens);
  tokens = localize(tokens);
  tokens = disposal(tokens);
  tokens = comparison(tokens);
  tokens = passive(tokens);
  tokens = placeLast(tokens);
  tokens = ask(tokens);
  conjugate(tokens);
  decline(tokens);
  return articles(tokens);
}

const POINTING = /^(?:my|your|his|her|its|our|their|whose|own|no|.*'s)$/;
const BARE = /^(?:home|school|work|class|bed|college|town|lunch|dinner|breakfast|time|people|everyone|yuan|God|Chinese|English|age|course|fact|life|society|school|love|help|part|nature|space|history|culture|traffic|reason|interest)$/;

const DEGREE = /^(?:very|so|too|quite|really|most|more|a bit|super|extremely|never|especially|fairly|not very)$/;

/** A single thing that nothing points at is "the" thing: wrong at times, readable mostly. */
function articles(tokens: Token[]): Token[] {
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

/** 我买的书: "the book I bought"; 卖菜的阿姨: "the auntie who sells vegetables". */
function relate(tokens: Token[]): Token[] {
  const at = tokens.findIndex((token, i) => token.zh === '的' && i > 0 && tokens.slice(Math.max(0, i - 3), i).some((earlier) => earlier.kind === 'v'));
  const where = tokens.findIndex((token, i) => token.zh === '的' && i > 1 && tokens[i - 1]!.kind !== 'v' && tokens.slice(Math.max(0, i - 3), i).some((earlier) => earlier.zh === '在'));
  if (at < 0 && where > 0) return situate(tokens, where);
  if (at < 1 || tokens[at - 1]!.kind === 'r' || tokens[at - 1]!.kind === 'a' && tokens[at - 2]?.kind !== 'v') return tokens;
  let from = at;
  let verb = -1;
  let subject = false;
  while (from > 0) {
    const token = tokens[from - 1]!;
    if (token.kind === 'v') { if (verb >= 0) break; verb = from - 1; }
    else if (token.kind === 'v2' || token.kind === 'c' || token.kind === 'x' || token.kind === 'num' || token.kind === 'q' || token.kind === 'det') break;
    else if (token.kind === 'r' || isNoun(token)) { if (verb >= 0) { if (subject) break; subject = true; } }
    else if (token.kind === 'p') { if (verb < 0) break; subject = false; }
    from--;
  }
  let end = at + 1;
  while (end < tokens.length && (isNoun(tokens[end]) || ['det', 'num', 'q', 'a'].includes(tokens[end]!.kind))) end++;
  if (verb < 0 || !isNoun(tokens[end - 1])) return tokens;
  const clause = placeLast(tokens.slice(from, at));
  const main = clause.findIndex((token) => token.kind === 'v');
  const simple = clause[main]!;
  const modal = clause.some((token) => token.kind === 'mv' || token.kind === 'neg' || token.zh === '了' || token.zh === '过');
  if (subject && !modal && !/^(?:want|need|like|love|think|know|live)/.test(simple.en)) clause[main] = { ...simple, kind: 'x', en: inflectPhrase(simple.en, 'past') };
  const told: Token = { ...say('', 'y'), en: arrange(clause).map((token) => token.en).filter((en) => en !== '').join(' ') };
  const thing = tokens.slice(at + 1, end);
  const pointed = thing[0]!.kind === 'det' || thing[0]!.kind === 'num';
  const link: Token[] = subject ? [] : [say('that')];
  return [...tokens.slice(0, from), ...(pointed ? [] : [say('the', 'det')]), ...thing, ...link, told, ...tokens.slice(end)];
}

/** 我在北京的房租: "my rent in Beijing". */
function situate(tokens: Token[], at: number): Token[] {
  const from = tokens.slice(0, at).findLastIndex((token) => token.zh === '在');
  let end = at + 1;
  while (end < tokens.length && (isNoun(tokens[end]) || tokens[end]!.kind === 'a')) end++;
  if (!isNoun(tokens[end - 1]) || end === at + 1) return tokens;
  const owner = tokens[from - 1];
  if (owner?.kind === 'r' && POSSESSIVE[owner.en]) owner.en = POSSESSIVE[owner.en]!;
  return [...tokens.slice(0, from), ...tokens.slice(at + 1, end), { ...tokens[from]!, kind: 'p', en: tokens[from]!.en.replace(/^be ?/, '') || 'in' }, ...tokens.slice(from + 1, at), ...tokens.slice(end)];
}

const say = (en: string, kind: Token['kind'] = 'x'): Token => ({ zh: '', kind, en, meanings: new Map() });

/** 的: "my", "mom's", or nothing; a described thing comes before its long description. */
function attribute(tokens: Token[]): Token[] {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (token.zh !== '的' && token.zh !== '之') {
      // 我妈, 他家: kin and home need no 的.
      if (token.kind === 'r' && POSSESSIVE[token.en] && next?.kind === 'n' && (PEOPLE.test(next.en) || /^(?:home|company|school|hometown|country)$/.test(next.en))) token.en = POSSESSIVE[token.en]!;
      continue;
    }
    if (!before) { drop(token); continue; }
    if (before.kind === 'x' && /^thank/i.test(before.en)) { token.kind = 'p'; token.en = 'for'; continue; }
    if (before.kind === 'r' && POSSESSIVE[before.en] && !tokens.slice(0, i).some(isVerb)) before.en = POSSESSIVE[before.en]!;
    else if (before.kind === 'r' && POSSESSIVE[before.en] && isVerb(tokens[i - 2])) before.en = POSSESSIVE[before.en]!;
    else if (isNoun(before) && isNoun(next) && PEOPLE.test(before.en)) before.en += "'s";
    drop(token);
  }
  return tokens.filter((token) => !(token.kind === 'y' && token.zh === '的'));
}

/** Plurals after numbers, silent measure words, money. */
function count(tokens: Token[]): void {
  let many = false;
  tokens.forEach((token, i) => {
    if (token.kind === 'num' || token.kind === 'det') many = token.many ?? /^(?:these|those|many|some|a few|several|quite a few|lots of|all|most|all kinds of|other|so many|few)$/.test(token.en);
    else if (token.kind === 'q') {
      if (token.en === '') return;
      if (many) token.en = token.en === 'time' ? 'times' : pluralOf(token.en);
      const of = / of$/.test(token.en);
      if (of) many = true;
      else if (!isNoun(tokens[i + 1]) && tokens[i + 1]?.zh !== '多') many = false;
      if (of && !isNoun(tokens[i + 1]) && tokens[i + 1]?.kind !== 'a') token.en = token.en.slice(0, -3);
      if (token.zh === '人' && isNoun(tokens[i + 1])) token.en = '';
    } else if (token.kind === 'n') {
      if (many && !isNoun(tokens[i + 1])) token.en = pluralOf(token.en);
      if (!isNoun(tokens[i + 1])) many = false;
    } else if (token.kind !== 'a' && token.kind !== 'atom') many = false;
    if (token.zh === '们' && tokens[i - 1]?.kind === 'n') tokens[i - 1]!.en = pluralOf(tokens[i - 1]!.en);
  });
  tokens.forEach((token, i) => {
    if (token.kind === 'num' && token.en === 'a' && tokens[i + 1]?.kind === 'q' && !tokens[i + 2]) token.en = 'one';
  });
}

/** 桌子上: the place word goes before its noun phrase, and stands for 在. */
function localize(tokens: Token[]): Token[] {
  for (let i = 0; i < tokens.length; i++) {
    const place = tokens[i]!;
    if (place.kind !== 'loc') continue;
    const clausal = /^(?:when|before|after|since)$/.test(place.en) && tokens.slice(0, i).some(isVerb);
    let from = i;
    if (clausal) from = 0;
    else while (from > 0 && (inNounPhrase(tokens[from - 1]) || tokens[from - 1]!.kind === 'a' || tokens[from - 1]!.kind === 't')) from--;
    if (place.en === 'ago' || from === i) continue;
    const opener = tokens[from - 1];
    if (opener?.zh === '在' && !clausal) { opener.en = opener.kind === 'v2' ? `be ${place.en}` : place.en; tokens.splice(i, 1); i--; continue; }
    tokens.splice(i, 1);
    tokens.splice(from, 0, { ...place, kind: clausal ? 'c' : 'p' });
  }
  return tokens;
}

function nounPhraseEnd(tokens: Token[], from: number): number {
  let end = from;
  while (end < tokens.length && (inNounPhrase(tokens[end]) || tokens[end]!.kind === 'a' || (tokens[end]!.kind === 't' && end === from))) end++;
  return end;
}

/** 把门关上: the thing goes behind the verb. */
function disposal(tokens: Token[]): Token[] {
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
function comparison(tokens: Token[]): Token[] {
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
function passive(tokens: Token[]): Token[] {
  const at = tokens.findIndex((token) => token.zh === '被');
  if (at < 0) return tokens;
  const verb = tokens.findIndex((token, i) => i > at && token.kind === 'v');
  if (verb < 0) return tokens;
  const agent = tokens.slice(at + 1, verb);
  const action: Token = { ...tokens[verb]!, kind: 'x', en: `was ${inflectPhrase(tokens[verb]!.en, 'participle')}` };
  return [...tokens.slice(0, at), action, ...(agent.length > 0 ? [{ ...tokens[at]!, en: 'by', kind: 'p' as const }, ...agent] : []), ...tokens.slice(verb + 1)];
}

/** 我在北京工作: where and with whom follow the verb. */
function placeLast(tokens: Token[]): Token[] {
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
function ask(tokens: Token[]): Token[] {
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

function be(subject: Token | undefined): string {
  if (!subject) return 'is';
  if (subject.en === 'I') return 'am';
  return /^(?:you|we|they|these|those|people)$/.test(subject.en) || subject.many ? 'are' : 'is';
}
const thirdPerson = (subject: Token | undefined): boolean => subject !== undefined && !/^(?:I|you|we|they|these|those|parents|people|both)$/.test(subject.en) && !/s$/.test(subject.kind === 'n' ? subject.en : '') && (subject.kind === 'r' || subject.kind === 'n' || subject.kind === 'det' || subject.kind === 'latin');

const PAST_TIME = /^(?:昨天|前天|昨晚|去年|前年|上周|上个月|上个星期|上次|刚才|以前|当时|那时|那时候|那天|小时候|从前|前几天|刚|刚刚|曾|曾经|后来)$/;

/** Tense, agreement, negation and the "is" that Chinese leaves out. */
function conjugate(tokens: Token[]): void {
  const past = tokens.some((token) => PAST_TIME.test(token.zh));
  let subject: Token | undefined;
  let finite = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = previous(tokens, i);
    const next = tokens[i + 1];
    if (token.kind === 'c') { finite = false; continue; }
    if ((token.kind === 'r' || token.kind === 'n' || token.kind === 'latin' || token.kind === 'atom') && !finite && before?.kind !== 'p') subject = token;
    if (token.kind === 'neg' && token.zh !== '别' && token.zh !== '不要') { negate(tokens, i, subject, past); finite = true; continue; }
    if (token.kind === 'neg') { finite = true; continue; }
    if (token.kind === 'x' && /^(?:was|is|are|am|do|does|did|can|will|may|should|must)\b/.test(token.en)) { finite = true; continue; }
    if (token.kind === 'mv') { if (!finite) token.en = agree(token.en, subject, past); finite = true; continue; }
    if (token.zh === '有' && !subject && (i === 0 || tokens[0]!.kind === 'p' || tokens[0]!.kind === 't' || tokens[0]!.kind === 'c') && next) {
      const things = tokens.slice(i + 1).find((later) => later.kind === 'n' || later.kind === 'q' || later.kind === 'num');
      token.en = `there ${past ? (things?.many ? 'were' : 'was') : tokens[i + 1]!.many ? 'are' : 'is'}`;
      finite = true;
      continue;
    }
    if (isVerb(token)) {
      const done = next?.zh === '了' || next?.zh === '过' || (next?.zh === '到' && tokens[i + 2]?.zh === '了');
      const going = before?.zh === '在' || before?.zh === '正在' || before?.zh === '正';
      if (next?.zh === '着') token.en = inflectPhrase(token.en, 'gerund');
      else if (going && before!.kind === 'adv') token.en = finite ? token.en : `${be(subject)} ${inflectPhrase(token.en, 'gerund')}`;
      else if (done && !(finite && /^(?:x|mv|neg)$/.test(before?.kind ?? ''))) token.en = pastOf(token.en, subject);
      else if (before?.kind === 'p' && before.zh !== '到') token.en = inflectPhrase(token.en, 'gerund');
      else if (!finite) token.en = agree(token.en, subject, past);
      finite = true;
      continue;
    }
    if (token.kind === 'a' && !finite && subject && lastContent(tokens, i) && before && before !== token) {
      const intensified = before.kind === 'adv';
      if (intensified || before === subject) { insertBe(tokens, i, subject, past); finite = true; i++; }
    }
  }
}

const previous = (tokens: Token[], i: number): Token | undefined => { let j = i - 1; while (j >= 0 && tokens[j]!.kind === 'y') j--; return tokens[j]; };
const lastContent = (tokens: Token[], i: number): boolean => tokens[i + 1]?.zh === '比' || tokens.slice(i + 1).every((token) => token.kind === 'y' || token.kind === 'adv' || token.kind === 'p' || token.kind === 'num' || token.kind === 'q' || token.kind === 'c' || token.kind === 'r' || token.kind === 't') ;

function insertBe(tokens: Token[], i: number, subject: Token, past: boolean): void {
  let at = i;
  while (at > 0 && tokens[at - 1]!.kind === 'adv') at--;
  const en = past ? (be(subject) === 'are' ? 'were' : 'was') : be(subject);
  tokens.splice(at, 0, { zh: '', kind: 'x', en, meanings: new Map() });
}

function pastOf(phrase: string, subject: Token | undefined): string {
  if (/^be\b/.test(phrase)) return phrase.replace(/^be/, be(subject) === 'are' ? 'were' : 'was');
  return inflectPhrase(phrase, 'past');
}

function agree(phrase: string, subject: Token | undefined, past: boolean): string {
  if (/^be\b/.test(phrase)) return past ? pastOf(phrase, subject) : phrase.replace(/^be/, be(subject));
  if (past) return inflectPhrase(phrase, 'past');
  return subject && thirdPerson(subject) ? inflectPhrase(phrase, 'third') : phrase;
}

function negate(tokens: Token[], i: number, subject: Token | undefined, past: boolean): void {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  const didnt = /没|未|曾/.test(token.zh);
  if (next?.kind === 'a') token.en = didnt ? `${be(subject)} not yet` : `${subject && subject === previous(tokens, i) ? `${be(subject)} ` : ''}not`;
  else if (next && /^be\b/.test(next.en)) { token.en = didnt || past ? `${be(subject) === 'are' ? 'were' : 'was'} not` : `${be(subject)} not`; next.en = next.en.replace(/^be ?/, ''); next.kind = 'x'; }
  else if (next && (isVerb(next) || next.kind === 'adv' || next.kind === 'mv' || next.kind === 'p')) {
    token.en = didnt || past ? "didn't" : subject && thirdPerson(subject) ? "doesn't" : "don't";
    const verb = tokens.findIndex((later, j) => j > i && (isVerb(later) || later.kind === 'mv'));
    if (verb > 0 && verb <= i + 2) tokens[verb] = { ...tokens[verb]!, kind: 'x' };
  } else token.en = i === tokens.length - 1 ? 'not' : token.en;
}

/** Pronouns after verbs and prepositions. */
function decline(tokens: Token[]): void {
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
