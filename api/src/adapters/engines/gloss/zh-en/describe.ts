/** What describes a thing: 的, numbers and measure words, places. */
import { inflectPhrase, pluralOf } from '../inflect.ts';
import { POSSESSIVE, drop, inNounPhrase, isNoun, isVerb, say } from './clause.ts';
import { placeLast } from './order.ts';
import type { Token } from './token.ts';

const PEOPLE = /(?:mom|dad|mother|father|brother|sister|wife|husband|friend|boss|teacher|landlord|neighbor|grandpa|grandma|son|daughter|child|doctor|roommate|uncle|auntie|aunt|person|people|everyone|who)$/;

/** 我买的书: "the book I bought"; 卖菜的阿姨: "the auntie who sells vegetables". */
export function relate(tokens: Token[], arranged: (clause: Token[]) => Token[]): Token[] {
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
  const told: Token = { ...say('', 'y'), en: arranged(clause).map((token) => token.en).filter((en) => en !== '').join(' ') };
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

/** 的: "my", "mom's", or nothing; a described thing comes before its long description. */
export function attribute(tokens: Token[]): Token[] {
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
export function count(tokens: Token[]): void {
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
export function localize(tokens: Token[]): Token[] {
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
