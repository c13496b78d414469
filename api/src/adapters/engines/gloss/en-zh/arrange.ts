/** Puts the words of a clause into a Chinese order. Each step does one thing and leaves the rest alone. */
import type { Token } from './tokens.ts';

const make = (zh: string, kind: Token['kind'] = 'x', en = ''): Token => ({ en, kind, zh, form: 'base', meanings: new Map() });
const isNounish = (token: Token | undefined): boolean => token !== undefined && ['n', 'r', 'atom', 'unknown', 'poss', 'det', 'num', 'a', 'art'].includes(token.kind);
const STATES = /^(?:知道|觉得|想|喜欢|爱|需要|想要|希望|相信|明白|是|有|住|讨厌|认识|以为|担心|怕|意味着|觉得|像|听说|想念|值|在乎|属于|拥有|好像|看起来|听起来|说|问|告诉|让|打算|认为|记得|猜|感觉)$/;

export interface Clause { tokens: Token[]; question: boolean }

/** "and" joins nouns by 和; clauses and doings only follow each other. */
function conjoin(tokens: Token[]): Token[] {
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

export function arrange({ tokens, question }: Clause): Token[] {
  let words = conjoin(tokens);
  words = negate(words);
  const asked = question ? unask(words) : { words, yesNo: false };
  words = asked.words;
  words = auxiliaries(words);
  words = compare(words);
  words = possess(words);
  words = measure(words);
  words = beforeVerb(words);
  words = also(words);
  words = adverbs(words);
  words = describe(words);
  if (asked.yesNo) words = [...words, make('吗')];
  return words;
}

/** "did not see" 没看, "do not go" 不去, "don't!" 别, "is not" 不是, "cannot" 不能. */
function negate(tokens: Token[]): Token[] {
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

/** Undoes the English order of questions. */
function unask(tokens: Token[]): { words: Token[]; yesNo: boolean } {
  const first = tokens.findIndex((token) => token.kind !== 'c' && token.kind !== 'x' && !(token.kind === 'adv' && !isAsking(token)));
  if (first < 0) return { words: tokens, yesNo: false };
  const head = tokens.slice(0, first);
  let rest = tokens.slice(first);
  const asking = isAsking(rest[0]!) ? rest[0]! : undefined;
  let phrase: Token[] = [];
  if (asking) {
    let length = 1;
    if (asking.kind === 'det') while (rest[length] && ['n', 'a', 'unknown'].includes(rest[length]!.kind)) length++;
    phrase = rest.slice(0, length);
    rest = rest.slice(length);
  }
  const helper = rest[0];
  const inverted = helper !== undefined && ['do', 'be', 'have', 'mv'].includes(helper.kind) && rest[1] !== undefined && isNounish(rest[1]) && !(helper.kind === 'do' && rest[1].kind === 'art');
  if (!inverted) return { words: [...head, ...phrase, ...rest], yesNo: false };
  const end = nounPhraseEnd(rest, 1);
  const subject = rest.slice(1, end);
  const after = rest.slice(end);
  const kept = helper.kind === 'do' ? [] : [helper];
  // "What is the price": 价格是什么. "Where do you live": 你住在哪里. "Why did you": 你为什么.
  if (!asking) return { words: [...head, ...subject, ...kept, ...after], yesNo: true };
  if (asking.kind === 'adv' && !/^(?:where|how much|how many)/i.test(asking.en)) return { words: [...head, ...subject, ...phrase, ...kept, ...after], yesNo: false };
  if (/^where$/i.test(asking.en)) asking.zh = helper.kind === 'be' && after.length === 0 ? '在哪里' : '哪里';
  if (helper.kind === 'be' && /^where$/i.test(asking.en)) return { words: [...head, ...subject, ...phrase, ...after], yesNo: false };
  return { words: [...head, ...subject, ...kept, ...after, ...phrase], yesNo: false };
}

const isAsking = (token: Token): boolean => /^(?:who|what|which|when|where|why|how|how long|how often|how far|how much|how many|how old|what time|how come|what kind of)$/i.test(token.en);

function nounPhraseEnd(tokens: Token[], from: number): number {
  if (tokens[from]?.kind === 'r') return from + 1;
  let end = from;
  while (end < tokens.length && isNounish(tokens[end])) { end++; if (tokens[end - 1]!.kind === 'r') break; }
  return end;
}

/** Helping verbs: what is said by 会, 了, 在, 被 or nothing. */
function auxiliaries(tokens: Token[]): Token[] {
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

/** "cheaper than B": 比B便宜; "cheaper": 更便宜; "cheapest": 最便宜; "as cheap as B": 和B一样便宜. */
function compare(tokens: Token[]): Token[] {
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

/** "price of the car": 车的价格; "mom's car": 妈妈的车. */
function possess(sentence: Token[]): Token[] {
  // 我妈妈, 他家: kin and home are ours without 的.
  let tokens = sentence.map((token, i) => (token.kind === 'poss' && /^.们?的$/.test(token.zh) && KIN.test(tokens0(sentence, i + 1)) ? { ...token, zh: token.zh.slice(0, -1) } : token));
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
const tokens0 = (tokens: Token[], i: number): string => tokens[i]?.zh ?? '';
const UNITS = /^(?:公斤|克|升|磅|加仑|盎司|把|片|双|块|撮|勺|打|杯子?|碗|瓶子?|盒子?|包|袋|套|群|对|份|年|小时|分钟)$/;
const UNCOUNTED = /^(?:天|年|岁|周|次|分钟|秒|度|元|美元|英里|公里|公斤|米|英寸|英尺|磅|加仑|盎司|克|升|平方米|%|点|美分|欧元|英镑|页|节)$/;

/** 三只猫, 这本书, 一个问题. */
function measure(tokens: Token[]): Token[] {
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

const AROUND = /…/;

/** 在…里: a preposition's two halves embrace its noun phrase, and the whole stands before the verb. */
function beforeVerb(tokens: Token[]): Token[] {
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
function adverbs(tokens: Token[]): Token[] {
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
function also(tokens: Token[]): Token[] {
  const at = tokens.findIndex((token, i) => i > 1 && /^(?:too|as well|either)$/i.test(token.en) && i === tokens.length - 1);
  if (at < 0) return tokens;
  const verb = tokens.findIndex((token) => ['v', 'mv', 'be', 'not'].includes(token.kind) || token.zh === '很');
  if (verb < 0) return tokens;
  const rest = tokens.filter((_, i) => i !== at);
  return [...rest.slice(0, verb), make('也', 'adv'), ...rest.slice(verb)];
}

/** 漂亮的房子, 大房子: a longer adjective takes 的 before its noun. */
function describe(tokens: Token[]): Token[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (token.kind === 'a' && next && ['n', 'unknown', 'atom'].includes(next.kind) && [...token.zh].length > 1 && !/[的国]$/.test(token.zh) && !BARE.test(token.zh)) return [token, make('的', 'poss')];
    return [token];
  });
}
const BARE = /^(?:二手|医疗|本地|外国|公共|私人|英语|英国|西方|传统|网上|平均|免费|全新|每月|每年|每周|每天|主要|国际|真正|额外)$/;
