/** Things: whose they are, how many, how they are and how they compare. */
import { isNounish, make, nounPhraseEnd } from './clause.ts';
import type { Token } from './tokens.ts';

/** "price of the car": 车的价格; "mom's car": 妈妈的车. */
export function possess(sentence: Token[]): Token[] {
  // 我妈妈, 他家: kin and home are ours without 的.
  let tokens = sentence.map((token, i) => (token.kind === 'poss' && /^.们?的$/.test(token.zh) && KIN.test(zhAt(sentence, i + 1)) ? { ...token, zh: token.zh.slice(0, -1) } : token));
  for (let i = tokens.length - 2; i > 0; i--) {
    if (tokens[i]!.en !== 'of' || tokens[i]!.kind !== 'p') continue;
    const end = nounPhraseEnd(tokens, i + 1);
    let from = i;
    while (from > 0 && isNounish(tokens[from - 1]) && tokens[from - 1]!.kind !== 'r') from--;
    if (end === i + 1 || from === i) continue;
    const unit = tokens[i - 1]!;
    if (UNITS.test(unit.zh) && (tokens[i - 2]?.kind === 'num' || tokens[i - 2]?.kind === 'art')) {
      const count = tokens[i - 2]!.kind === 'num' ? tokens[i - 2]! : make('一', 'num');
      tokens = [...tokens.slice(0, i - 2), { ...count, kind: 'x' }, { ...unit, kind: 'x', zh: unit.zh.replace(/子$/, '') }, ...tokens.slice(i + 1)];
      continue;
    }
    tokens = [...tokens.slice(0, from), ...tokens.slice(i + 1, end), make('的', 'poss'), ...tokens.slice(from, i).filter((token) => token.kind !== 'art'), ...tokens.slice(end)];
  }
  return tokens;
}

const KIN = /^(?:妈妈|爸爸|父母|儿子|女儿|丈夫|妻子|奶奶|爷爷|外婆|外公|哥哥|弟弟|姐姐|妹妹|老板|家|家人|公司|学校|房东|老师|邻居|室友|同事|男朋友|女朋友|叔叔|阿姨|孩子|朋友)$/;
const zhAt = (tokens: Token[], i: number): string => tokens[i]?.zh ?? '';
const UNITS = /^(?:公斤|克|升|磅|加仑|盎司|把|片|双|块|撮|勺|打|杯子?|碗|瓶子?|盒子?|包|袋|套|群|对|份|年|小时|分钟)$/;
const UNCOUNTED = /^(?:天|年|岁|周|次|分钟|秒|度|元|美元|英里|公里|公斤|米|英寸|英尺|磅|加仑|盎司|克|升|平方米|%|点|美分|欧元|英镑|页|节)$/;

/** 三只猫, 这本书, 一个问题. */
export function measure(tokens: Token[]): Token[] {
  const out: Token[] = [];
  tokens.forEach((token, i) => {
    const noun = headNoun(tokens, i + 1);
    const word = token.en.toLowerCase();
    if (token.kind === 'art') {
      const before = out.at(-1);
      if (/^an?$/.test(word) && noun && before?.kind !== 'be' && (before?.kind === 'v' || before?.kind === 'x' || before?.kind === 'p' && before.en !== 'as') && !UNCOUNTED.test(noun.zh)) out.push(make(`一${noun.measure ?? '个'}`, 'num'));
      else if (/^an?$/.test(word) && noun && UNCOUNTED.test(noun.zh)) out.push(make('一', 'num'));
      return;
    }
    if (token.kind === 'num' && noun && !/^第/.test(token.zh) && !/[百千万亿]{2,}$/.test(token.zh)) { out.push(token); if (!UNCOUNTED.test(noun.zh) && !/^(?:年代)/.test(noun.zh)) out.push(make(noun.measure ?? '个', 'num')); return; }
    if (/^(?:this|that)$/.test(word) && token.kind === 'det' && noun) { out.push({ ...token, zh: token.zh + (UNCOUNTED.test(noun.zh) ? '' : (noun.measure ?? '个')) }); return; }
    out.push(token);
  });
  return out;
}

function headNoun(tokens: Token[], from: number): Token | undefined {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'a' || token.kind === 'num' && i === from && false) continue;
    if (token.kind !== 'n') return undefined;
    if (tokens[i + 1]?.kind !== 'n') return token;
  }
  return undefined;
}

/** 漂亮的房子, 大房子: a longer adjective takes 的 before its noun. */
export function describe(tokens: Token[]): Token[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (token.kind === 'a' && next && ['n', 'unknown', 'atom'].includes(next.kind) && [...token.zh].length > 1 && !/[的国]$/.test(token.zh) && !BARE.test(token.zh)) return [token, make('的', 'poss')];
    return [token];
  });
}

const BARE = /^(?:二手|医疗|本地|外国|公共|私人|英语|英国|西方|传统|网上|平均|免费|全新|每月|每年|每周|每天|主要|国际|真正|额外)$/;

/** "cheaper than B": 比B便宜; "cheaper": 更便宜; "cheapest": 最便宜; "as cheap as B": 和B一样便宜. */
export function compare(tokens: Token[]): Token[] {
  let out = tokens.map((token) => {
    if (token.kind !== 'a' && token.kind !== 'adv') return token;
    if (token.form === 'comparative' && !/^更/.test(token.zh)) return { ...token, zh: `更${token.zh}`, kind: 'a' as const };
    if (token.form === 'superlative' && !/^最/.test(token.zh)) return { ...token, zh: `最${token.zh}`, kind: 'a' as const };
    return token;
  });
  for (let i = 1; i < out.length; i++) {
    if (out[i]!.en !== 'than') continue;
    let quality = i - 1;
    if (out[quality]!.kind !== 'a' && out[quality]!.kind !== 'adv') continue;
    if (out[quality - 1] && /^(?:更|更多)$/.test(out[quality - 1]!.zh)) quality--;
    const end = nounPhraseEnd(out, i + 1);
    if (end === i + 1) continue;
    const adjective = out.slice(quality, i).map((token) => ({ ...token, zh: token.zh.replace(/^更多?/, '') || (token.zh === '更多' ? '多' : '') }));
    out = [...out.slice(0, quality), make('比', 'p'), ...out.slice(i + 1, end), ...adjective, ...out.slice(end)];
    break;
  }
  for (let i = 0; i + 3 < out.length; i++) {
    // "as cheap as B"
    const [first, quality, second] = [out[i]!, out[i + 1]!, out[i + 2]!];
    if (!/^as$/i.test(first.en) || !/^as$/i.test(second.en) || (quality.kind !== 'a' && quality.kind !== 'adv')) continue;
    const end = nounPhraseEnd(out, i + 3);
    if (end === i + 3) continue;
    out = [...out.slice(0, i), make('和', 'p'), ...out.slice(i + 3, end), make('一样'), quality, ...out.slice(end)];
  }
  return out;
}
