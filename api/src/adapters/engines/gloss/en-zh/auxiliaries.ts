/** Negation and helping verbs. */
import { isNounish, make } from './clause.ts';
import type { Token } from './tokens.ts';

const STATES = /^(?:知道|觉得|想|喜欢|爱|需要|想要|希望|相信|明白|是|有|住|讨厌|认识|以为|担心|怕|意味着|觉得|像|听说|想念|值|在乎|属于|拥有|好像|看起来|听起来|说|问|告诉|让|打算|认为|记得|猜|感觉)$/;

/** "did not see" 没看, "do not go" 不去, "don't!" 别, "is not" 不是, "cannot" 不能. */
export function negate(tokens: Token[]): Token[] {
  const out: Token[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'not') { out.push(token); return; }
    const before = out.at(-1);
    if (before?.kind === 'do') {
      const past = before.form === 'past';
      out.pop();
      out.push(make(past ? '没' : out.length === 0 || ['c', 'punct'].includes(out.at(-1)!.kind) ? '别' : '不', 'not', past ? 'did not' : 'not'));
    } else if (before?.kind === 'have') { out.pop(); out.push(make('没', 'not', 'did not')); }
    else if (before?.kind === 'mv') before.zh = before.zh === '得' ? '不用' : before.zh === '必须' ? '不能' : `不${before.zh}`;
    else if (before?.kind === 'be') { before.zh = '不是'; before.en = `${before.en} not`; }
    else out.push(make(tokens[i + 1]?.kind === 'to' ? '不' : '不', 'not', 'not'));
  });
  return out;
}

/** Helping verbs: what is said by 会, 了, 在, 被 or nothing. */
export function auxiliaries(tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    const content = tokens.slice(i + 1).find((later) => later.kind !== 'adv' && later.kind !== 'not');
    if (token.kind === 'do') { if (content?.kind === 'v' || content?.kind === 'have' || content?.kind === 'be') continue; out.push({ ...token, kind: 'v' }); continue; }
    if (token.kind === 'have' && content && ((content.kind === 'v' && (content.form === 'past' || content.form === 'participle' || SAME.test(content.en))) || (content.kind === 'be' && content.en.startsWith('been')))) {
      if (content.kind === 'v') content.form = 'past';
      continue;
    }
    if (token.kind === 'have') { if (out.at(-1)?.kind === 'not') out.at(-1)!.zh = '没'; out.push({ ...token, kind: 'v', zh: '有' }); continue; }
    if (token.kind === 'be') { be(tokens, i, out, content); continue; }
    if (token.kind === 'v' && token.form === 'past' && !negatedPast(out)) { out.push(token, ...(needsLe(token, next) ? [make('了', 'adv')] : [])); continue; }
    if (token.kind === 'to') continue;
    out.push(token);
  }
  return out;
}

/** Their participle looks like the base. */
const SAME = /^(?:read|put|cut|let|hit|set|cost|hurt|quit|shut|come|become|run)$/i;

const negatedPast = (out: Token[]): boolean => out.slice(-3).some((token) => token.kind === 'not' || token.kind === 'mv');
const needsLe = (token: Token, next: Token | undefined): boolean => !STATES.test(token.zh) && !/[了过到的着]$/.test(token.zh) && next?.kind !== 'to' && next?.kind !== 'c' && !/^[…]/.test(token.zh);

/** "it is late": nobody says what is late. */
function dropDummy(out: Token[], adjective: Token): void {
  if (/^it$/i.test(out.at(-1)?.en ?? '') && adjective.kind === 'a') out.pop();
}

function be(tokens: Token[], i: number, out: Token[], content: Token | undefined): void {
  const token = tokens[i]!;
  const negated = token.zh === '不是' || out.at(-1)?.kind === 'not';
  if (!content) { out.push(token); return; }
  const at = tokens.indexOf(content, i);
  const afterContent = tokens[at + 1];
  if (content.kind === 'v' && content.form === 'gerund') { out.push(make(negated ? '没在' : /在|到/.test(content.zh) ? '' : '在', 'adv')); content.form = 'base'; return; }
  if (content.kind === 'v' && (content.form === 'participle' || content.form === 'past')) {
    const byAgent = tokens.slice(at + 1).some((later) => later.en === 'by');
    out.push(make(negated ? '没有被' : byAgent ? '被' : '被', 'adv'));
    content.form = 'base';
    return;
  }
  const noun = afterContent && isNounish(afterContent) && afterContent.kind !== 'r' && content.kind === 'a';
  if (content.kind === 'a' && !noun) {
    dropDummy(out, content);
    const intensified = tokens.slice(i + 1, at).some((later) => later.kind === 'adv');
    if (negated) out.push(make('不', 'not'));
    else if (!intensified && content.form === 'base' && [...content.zh].length <= 3 && !/[了的]$|^(?:很|更|最)/.test(content.zh) && !ABSOLUTE.test(content.zh)) out.push(make('很', 'adv'));
    return;
  }
  if (content.kind === 'p' && content.zh.startsWith('在')) { if (negated) out.push(make('不', 'not')); return; }
  if (content.kind === 'x' && /^\d/.test(content.zh)) { out.push(token); return; }
  if (content.kind === 'x' || content.kind === 'mv' || content.kind === 'adv') { if (negated) out.push(make('不', 'not')); return; }
  out.push(token);
}

const ABSOLUTE = /^(?:开|关|满|空|死|对|错|真|假|免费|一样|已婚|单身|生病|迷路|过期|到期|完美|有|够|好了|完成|负责|建成|准备好|不错|抱歉)$/;
