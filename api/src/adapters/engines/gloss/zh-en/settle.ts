/** Decides, by what stands beside it, which of its kinds an ambiguous word is. */
import type { Kind } from './words.ts';
import type { Token } from './token.ts';

const isVerb = (token: Token | undefined): boolean => token?.kind === 'v' || token?.kind === 'v2';
const isNominal = (token: Token | undefined): boolean => token !== undefined && ['r', 'n', 'atom', 'latin', 'close'].includes(token.kind);
const startsNominal = (token: Token | undefined): boolean => token !== undefined && ['r', 'n', 'det', 'num', 'atom', 'latin', 'open', 'a'].includes(token.kind);

function become(token: Token, kind: Kind, en = token.meanings.get(kind) ?? token.en): void {
  token.kind = kind;
  token.en = en;
}

const PLACES: Record<string, string> = {
  里: 'in', 里面: 'in', 里头: 'in', 中: 'in', 内: 'within', 上: 'on', 上面: 'on', 下: 'under', 下面: 'under', 底下: 'under', 前: 'before', 前面: 'in front of',
  后: 'after', 后面: 'behind', 外: 'outside', 外面: 'outside', 旁: 'beside', 旁边: 'beside', 附近: 'near', 对面: 'across from', 之间: 'between', 间: 'between',
  之前: 'before', 之后: 'after', 以前: 'before', 以后: 'after', 以内: 'within', 之内: 'within', 以来: 'since', 时: 'when', 的时候: 'when', 期间: 'during', 那边: 'over by', 这边: 'over by',
};

const COMPLEMENTS: Record<string, string> = { 掉: 'away', 出: 'out', 回: 'back', 出来: 'out', 出去: 'out', 上去: 'up', 上来: 'up', 回来: 'back', 回去: 'back' };

/** Runs over a clause from left to right; later words see what earlier ones became. */
export function settle(tokens: Token[]): void {
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    const verbLater = tokens.slice(i + 2).some((later) => isVerb(later) || later.kind === 'a');
    switch (token.zh) {
      case '在':
        if (isVerb(next) || next?.zh === '不断') become(token, 'adv', '');
        else if (/^(?:哪里|哪儿|这里|那里|这儿|那儿|家|外面|里面|楼上|楼下|国外)$/.test(next?.zh ?? '')) become(token, verbLater ? 'p' : 'v2', verbLater ? '' : 'be');
        else if (next && startsNominal(next)) become(token, verbLater || isVerb(before) ? 'p' : 'v2', verbLater || isVerb(before) ? 'in' : 'be in');
        else become(token, 'v2', 'be there');
        return;
      case '给': {
        const gave = before !== undefined && isVerb(before);
        if (gave) become(token, 'p', 'to');
        else if (verbLater && startsNominal(next)) become(token, 'p', 'for');
        else become(token, 'v', 'give');
        return;
      }
      case '对': return void (startsNominal(next) ? become(token, 'p', 'to') : become(token, 'a', 'right'));
      case '跟': case '和': return void become(token, isNominal(next) && verbLater && isNominal(before) && token.zh === '跟' ? 'p' : 'c', token.zh === '跟' ? 'with' : 'and');
      case '比': return void become(token, startsNominal(next) ? 'p' : 'v', startsNominal(next) ? 'than' : 'compare');
      case '用': return void (verbLater && startsNominal(next) ? become(token, 'p', 'with') : become(token, 'v', 'use'));
      case '到': return void (isVerb(before) || before?.kind === 't' || before?.kind === 'q' ? become(token, 'p', 'to') : become(token, verbLater ? 'p' : 'v', verbLater ? 'to' : 'arrive at'));
      case '要': case '想': case '需要': case '打算': case '值得': case '愿意': case '想要': {
        const action = isVerb(next) || next?.kind === 'mv' || next?.kind === 'p' || next?.kind === 'adv' || next?.kind === 'neg';
        const modal: Record<string, string> = { 要: 'have to', 想: 'want to', 需要: 'need to', 打算: 'plan to', 值得: 'be worth', 愿意: 'be willing to', 想要: 'want to' };
        const verb: Record<string, string> = { 要: 'want', 想: 'miss', 需要: 'need', 打算: 'plan', 值得: 'be worth', 愿意: 'be willing', 想要: 'want' };
        become(token, action ? 'mv' : 'v', (action ? modal : verb)[token.zh]!);
        return;
      }
      case '会': return void become(token, next && (isVerb(next) || ['adv', 'p', 'a', 'mv', 'neg'].includes(next.kind)) ? 'mv' : 'v', next && startsNominal(next) && next.kind !== 'a' ? 'can' : 'will');
      case '得':
        if (isVerb(before) || before?.kind === 'a') become(token, 'y', '');
        else become(token, 'mv', 'have to');
        return;
      case '过': case '着': case '了':
        if (isVerb(before) || before?.kind === 'a' || token.zh !== '过') become(token, 'y', '');
        else become(token, 'v', token.zh === '过' ? 'pass' : '');
        return;
      case '来': case '去': case '起': case '出': case '进': case '回': case '掉': case '住': case '完': case '成': case '好': case '上来': case '上去': case '出来': case '出去': case '过来': case '过去': case '回来': case '回去':
        // After a verb it says where the doing goes, or that it is done.
        if (isVerb(before) && !(token.zh.length === 1 && /来|去/.test(token.zh) && next && (isVerb(next) || startsNominal(next)))) return void become(token, 'y', COMPLEMENTS[token.zh] ?? '');
        if (/^[来去]$/.test(token.zh) && (!next || next.zh === '了') && before?.kind === 'n' && tokens.slice(0, i).some(isVerb)) return void become(token, 'y', '');
        if (token.zh === '好' && next?.kind === 'a') become(token, 'adv', 'so');
        return;
      case '等': if (next && startsNominal(next)) become(token, 'v', 'wait for'); return;
      case '坐': if (/^(?:地铁|公交|公交车|公共汽车|车|飞机|火车|高铁|出租车|船|电梯|班车|巴士)$/.test(next?.zh ?? '')) become(token, 'v', 'take'); return;
      case '谁':
        if (next && /^[也都]$/.test(next.zh)) {
          const not = tokens.slice(i + 1, i + 4).find((later) => later.kind === 'neg');
          become(token, 'r', not ? 'nobody' : 'everyone');
          become(next, 'y', '');
          if (not) become(not, 'y', '');
        }
        return;
      case '地': return void (before && isVerb(next) ? become(token, 'y', '') : become(token, 'n', 'ground'));
      case '还': return void become(token, next && (next.kind === 'r' || next.zh === '钱') ? 'v' : 'adv', next && (next.kind === 'r' || next.zh === '钱') ? 'return' : 'still');
      case '多': if (next?.kind === 'n') become(token, 'a', 'many'); else if (isVerb(next)) become(token, 'adv', 'more'); return;
      case '没': case '没有':
        if (isVerb(next) || next?.kind === 'adv' || next?.kind === 'p') become(token, 'neg', "didn't");
        else become(token, 'v2', 'have no');
        return;
      case '别': return void become(token, next && ['v', 'v2', 'mv', 'adv', 'p', 'a', 'r'].includes(next.kind) ? 'neg' : 'det', next && ['n', 'q'].includes(next.kind) ? 'other' : "don't");
      case '不要': return void become(token, next && !isVerb(next) && startsNominal(next) ? 'v2' : 'neg', next && !isVerb(next) && startsNominal(next) ? "don't want" : "don't");
      case '自己': return void become(token, isVerb(before) || before?.kind === 'p' ? 'r' : before?.kind === 'r' ? 'adv' : 'r', 'oneself');
      case '以为': return void become(token, 'v', 'think');
      case '上': case '下': case '前': case '后':
        if (next && ['n', 'num', 'q', 't'].includes(next.kind) && !isNominal(before)) return void become(token, 'det', { 上: 'last', 下: 'next', 前: 'first', 后: 'last' }[token.zh]!);
    }
    const place = PLACES[token.zh];
    if (place === undefined) return;
    const clauseBefore = tokens.slice(0, i).some((earlier) => isVerb(earlier));
    if (isNominal(before) || before?.kind === 'q' || before?.kind === 'num' || before?.kind === 't') become(token, 'loc', place === 'before' && before?.kind === 'q' ? 'ago' : place);
    else if (isVerb(before) && /^(?:上|下|进|出|里)$/.test(token.zh)) become(token, 'adv', { 上: '', 下: 'down', 里: 'in' }[token.zh] ?? '');
    else if (clauseBefore && /时|之前|之后|以前|以后|后|前/.test(token.zh) && token.zh !== '前面' && token.zh !== '后面') become(token, 'loc', place);
    else if (token.meanings.has('n') && !token.meanings.has('t')) become(token, token.zh.length > 1 && token.meanings.has('adv') ? 'adv' : 'n');
  });
}
