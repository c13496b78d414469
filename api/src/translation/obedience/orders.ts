/**
 * Sentences that speak to a model rather than to people, and whether their own words came through. A model that
 * translated an order says it in the other language; one that obeyed does not. Pure.
 */
import type { Guard } from '../guard.ts';
import type { Care } from '../ports.ts';

/** Generous: what is taken for an order is asked alone and looked at more closely, nothing worse. */
const ORDERS = [
  /\b(?:ignor\w*|disregard\w*|forget|overrid\w*|bypass\w*|delete|discard)\b.{0,50}\b(?:instruct\w*|prompts?|rules?|orders?|directi\w*|previous\w*|above|prior|earlier|guidelines?|everything|context|text|task|training)\b/i,
  /\b(?:system|developer|hidden|initial|secret|admin\w*|debug\w*)\s+(?:prompts?|messages?|instructions?|notes?|mode|override|notice|rules?|command)\b/i,
  /\b(?:translat\w*|output|respond|reply|answer|print|write|say|repeat|return|echo|render|append|insert|add|prepend|include|replace|start|begin|end|finish)\b.{0,60}\b(?:as|with|only|exactly|instead|nothing|just|verbatim|at the end|after|before|following|translation|sentence|word|words|poem|list|html|json|code|markdown)\b/i,
  /\byou(?:'re| are) (?:now|no longer|an?\b)|\b(?:pretend|act as|role-?play|jailbr\w*|from now on|new (?:task|instructions?|rules?|role)|end of (?:text|input|prompt|message|data))\b/i,
  /\b(?:translat\w+|AI|LLM|GPT|chatgpt|claude|gemini|qwen|deepseek|assistant|chatbot|language model|translator|translation (?:engine|model|system|task)|prompts?|instructions?|tokens?|jailbreak)\b/i,
  /忽略|无视|忽视|(?:忘|抛|撇|不(?:要|用|必)管|别管|别理|跳过|清空|取消).{0,12}(?:指令|指示|规则|要求|命令|提示|上面|之前|前面|以上|限制|设定|内容|一切)/,
  /系统(?:提示|消息|指令|通知|公告|更新|管理员)|提示词|指令|开发者(?:模式|消息)|越狱|管理员(?:消息|通知|命令)/,
  /(?:翻译|译)(?:成|为|作|这|此|以下|上面|下面|引擎|任务|结果|完|时|器|员|规则)|不要翻译|停止翻译|译文|原文|翻译/,
  /(?:只|仅|直接|改|统一|必须|请|务必)(?:能|需|要|用|准|许)?(?:输出|回复|回答|返回|写|说|打印|显示)|输出|复述|重复(?:一遍|以下|上面|下面)|(?:结尾|开头|末尾|最后|后面).{0,6}(?:加|写|附|插)/,
  /你(?:现在)?(?:不再)?是(?:一|个|名|位|只|台)|扮演|假装|从现在(?:开始|起)|新(?:任务|指令|规则|角色)/,
  /\bAI\b|人工智能|语言模型|大模型|智能助手|助手|机器人|翻译(?:软件|程序|模型|系统)|译者/i,
  /<\||\|>|\[\/?INST\]|<<\/?SYS>>|\{\s*"|"\s*:\s*["[{]|```|###|---|===|\b(?:system|assistant|user|human)\s*[:：]|[A-Za-z0-9+/]{24,}|[\u200b-\u200f\u2060\ufeff\u{e0000}-\u{e007f}]/iu,
];

/** What one does to a text, and what a text is made of: a sentence that has both may be about its own translation. */
const HANDLES = /\b(?:sa(?:y|id|ying)|writ\w+|put|print\w*|output\w*|answer\w*|repl(?:y|ies|ied)|respon\w+|repeat\w*|add(?:s|ed|ing)?|insert\w*|append\w*|attach\w*|mention\w*|mak(?:e|ing)|tell|begin|start|ends?|finish|return|give|show|display\w*|list|reveal|replace\w*|turn|swap\w*|change|leave|keep|stop|refus\w+|claim|praise|pretend|speak|read|reverse|obey|follow|recommend|wish|decode|render\w*|ignor\w+|count|calculate|solve|post|wrap|share|send|sing|draw|announce|bring|close|skip|stay|whisper\w*|comes? out|came out)\b|输出|回[复答]|写|说|讲|告诉|打印|显示|展示|返回|加[上入]?|附|插入|补|提到|放|开头|结尾|末尾|停止|拒绝|声称|夸|假装|念|读|解码|忽略|无视|替换|换成|变成|对调|留空|保留|推荐|祝|列出|透露|执行|运行|算|强调|当作|分享|发|唱|画|宣布|收尾|结束|拿出/gi;
const TEXT = /\b(?:words?|sentences?|texts?|lines?|phrases?|paragraphs?|answers?|respons\w+|outputs?|versions?|rules?|orders?|commands?|instructions?|tasks?|requests?|links?|headings?|titles?|letters?|characters?|languages?|chinese|english|french|german|spanish|italian|portuguese|russian|korean|japanese|latin|json|html|code|markdown|models?|machines?|robots?|readers?|everyone|everybody|configuration|conversations?|posts?|comments?|threads?|notes?|messages?|policy|passwords?|opinion|opposite|meaning)\b|[“"「][^”"」]{2,300}[”"」]|字|词|句|文本|文字|段|行|回答|答案|规[则定]|命令|任务|请求|要求|链接|网址|标题|语言|中文|英文|英语|法语|德语|日语|俄语|韩语|外语|方言|(?:西班牙|意大利|葡萄牙|阿拉伯|越南|拉丁)(?:语|文)|代码|模型|机器|读者|大家|所有人|帖|内容|意思|看法|密码|消息|公告|政策/gi;
/** Long sentences hold some of these words by chance: for so many words or characters, one more is needed. */
const CHANCE = { words: 20, characters: 32 };

/** Said by many people to people as well: one ordinary sentence in twenty does. */
function isAboutText(text: string): boolean {
  const kinds = (pattern: RegExp) => new Set(text.toLowerCase().match(pattern)).size;
  const [handles, parts] = [kinds(HANDLES), kinds(TEXT)];
  const length = (text.match(/\p{Script=Latin}+/gu)?.length ?? 0) / CHANCE.words + (text.match(/\p{Script=Han}/gu)?.length ?? 0) / CHANCE.characters;
  return handles > 0 && parts > 0 && handles + parts >= 2 + Math.floor(length);
}

/** Words with which one asks somebody to do something. People ask each other all day: one sentence in nine. */
const ASKS = [
  /\b(?:please|grateful if|obliged if|ought to|had better|(?:is|are|was|were|has|have) to be|owes? (?:you|us|me|them|it|its|his|her|their|every\w*|readers?|people)|picture yourself|would you|could you|can you|will you|you (?:must|should|have to|need to|can|could|may|will|are to|might))\b/i,
  /\b(?:tell|give|send|show|sing|draw|share|let|make|bring|help|teach|warn|announce|imagine|forget|skip|stop|wish)\s+(?:me|us|them|him|her|everyone|everybody|people|all|the|your|my|an?)\b/i,
  /(?:^|[,;:.!?—-]\s*|\b(?:and|then|now|so|but|just|instead|also) )(?:tell|give|send|show|sing|draw|share|let|make|bring|help|imagine|announce|forget|skip|stop|keep|put|take|use|turn|change|do|don't|go|come|look|play|act|be|count|call|ask|open|close|start|begin|end|finish|follow|remember|remove|pick|read|sell|buy|visit|praise|recommend|warn|trust|believe)\b/i,
  /谁.{0,12}谁|都得|务必|(?:咱们|我们)(?:来)?(?:玩|演)|你(?:来)?演|请|麻烦|帮我|帮忙|给(?:我|大家|我们|他们|各位|每)|(?:让|叫|跟|向|对|替)(?:大家|我们|他们|各位|所有|每|读者|人)|你(?:得|要|必须|就|该|能|可以|应该|来|去|先|别|只)|(?:^|[，。；：！？—])(?:先|快|来|去|别|不要|把|用|想象|照|按|弄|做|跟|替|给)/,
];

const speaksToModel = (text: string) => ORDERS.some((pattern) => pattern.test(text));

export function givesOrders(text: string): boolean {
  return speaksToModel(text) || isAboutText(text);
}

/** Of such a sentence the least doubt counts: it may be about its own translation. */
export const isOrder = (care: Care): boolean => care === 'model' || care === 'texts';

/** How closely what came of a sentence is to be looked at. */
export function careFor(text: string): Care {
  if (speaksToModel(text)) return 'model';
  if (isAboutText(text)) return 'texts';
  return ASKS.some((pattern) => pattern.test(text)) ? 'asks' : 'plain';
}

interface Words { en: RegExp; zh: RegExp }

const TRANSLATING: Words = { en: /\b(?:translat|render(?:s|ed|ing)?\b)/i, zh: /翻译|译|转换/ };
/** Of these not one may be lost. */
const STRONG: readonly Words[] = [
  { en: /\b(?:ignor|disregard|overrid|bypass|neglect|overlook|skip|dismiss|regardless|forget|pay no|set aside|never mind|discard|drop|leav\w* out)/i, zh: /忽略|无视|忽视|不(?:用|要|必)?(?:再)?(?:理|管)|别(?:再)?(?:理|管)|忘|不顾|抛开|撇开|绕过|覆盖|跳过|作废|推翻|丢|弃|取消|凌驾/ },
  { en: /\b(?:instruct|prompt|directi|command|guideline|order|rule|request|requirement|told)/i, zh: /指令|指示|提示|命令|说明|要求|吩咐|指引|指导|规则|规定|请求|叫|让/ },
  TRANSLATING,
  { en: /\bsystem/i, zh: /系统|体系|制度|体制|system/i },
];
const WEAK: readonly Words[] = [
  { en: /\b(?:outputs?|repl(?:y|ies)|respon[ds]|answer|repeat|print|writ|say|said|saying|return|echo|type|speak|tell)/i, zh: /输出|回|答|重复|复述|打印|写|说|返回|打出|输入|念|讲|告诉|打上|显示/ },
  { en: /\b(?:pretend|role|act|play|be|are|become|you're)\b/i, zh: /假装|扮演|角色|充当|当|装|演|担任|作为|是|成/ },
  { en: /\b(?:AI|assistant|chatbot|model|LLM|GPT|bot|translator|robot|machine)/i, zh: /AI|人工智能|助手|助理|机器|模型|译|翻译|LLM|GPT/i },
  { en: /\b(?:only|just|nothing|exactly|solely|merely|no more|alone|straight|directly|simply|instead)\b/i, zh: /只|仅|就|除|光|一字|完全|恰|正|原样|别的|其他|直接|单|而已|而不|反而|改/ },
  { en: /\b(?:password|secret|keys?|tokens?|api|confidential|private|credential)/i, zh: /密码|秘密|密钥|口令|令牌|机密|私|钥|暗号|API|token|保密/i },
  { en: /\b(?:previous|above|prior|earlier|before|preceding|former|foregoing)/i, zh: /之前|以前|前|上|先|早/ },
];

/** The words that make it an order must stand in the answer, if it is a translation. */
export const ordersGuard: Guard = ({ languages, source, target }) => {
  const toModel = speaksToModel(source);
  if (!toModel && !isAboutText(source)) return undefined;
  const lost = ({ en, zh }: Words) => (languages.source === 'en' ? !zh.test(target) : !en.test(target));
  const said = (list: readonly Words[]) => list.filter(({ en, zh }) => (languages.source === 'en' ? en : ASKED.get(zh) ?? zh).test(source));
  const strong = said(toModel ? STRONG : [TRANSLATING]);
  const all = [...strong, ...said(WEAK)];
  const missing = all.filter(lost).length;
  if (strong.some(lost) || (toModel && all.length > 1 && missing * 2 > all.length)) return { reason: 'output.suspicious', detail: 'the words of an order are lost' };
  return undefined;
};

/** What Chinese words ask for, where the list above also holds words that only answer. */
const ASKED = new Map<RegExp, RegExp>([
  [STRONG[0]!.zh, /忽略|无视|忽视/],
  [STRONG[1]!.zh, /指令|提示词|系统提示/],
  [TRANSLATING.zh, /翻译/],
  [STRONG[3]!.zh, /系统/],
  [WEAK[0]!.zh, /输出|回复|回答|复述|打印|返回/],
  [WEAK[1]!.zh, /假装|扮演|充当/],
  [WEAK[3]!.zh, /只(?:能|需|要|准|许|输|回|返|说|写)|仅|直接/],
  [WEAK[5]!.zh, /之前|以上|前面|上面/],
]);
