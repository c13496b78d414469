/** Tense, agreement, negation. */
import { inflectPhrase } from '../inflect.ts';
import { isVerb, previous } from './clause.ts';
import type { Token } from './token.ts';

export function be(subject: Token | undefined): string {
  if (!subject) return 'is';
  if (subject.en === 'I') return 'am';
  return /^(?:you|we|they|these|those|people)$/.test(subject.en) || subject.many ? 'are' : 'is';
}

export const thirdPerson = (subject: Token | undefined): boolean => subject !== undefined && !/^(?:I|you|we|they|these|those|parents|people|both)$/.test(subject.en) && !/s$/.test(subject.kind === 'n' ? subject.en : '') && (subject.kind === 'r' || subject.kind === 'n' || subject.kind === 'det' || subject.kind === 'latin');
const PAST_TIME = /^(?:昨天|前天|昨晚|去年|前年|上周|上个月|上个星期|上次|刚才|以前|当时|那时|那时候|那天|小时候|从前|前几天|刚|刚刚|曾|曾经|后来)$/;

/** Tense, agreement, negation and the "is" that Chinese leaves out. */
export function conjugate(tokens: Token[]): void {
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
