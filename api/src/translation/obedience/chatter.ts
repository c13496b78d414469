/** What models say about themselves and their work, and what in an original would make it a translation. Pure. */
import type { Guard } from '../guard.ts';

interface Phrase { says: RegExp; because: RegExp }

const ENGLISH: readonly Phrase[] = [
  { says: /\bas an? (?:\w+ )?(?:AI|artificial intelligence|(?:large )?language model)\b|\bI(?:'|’)?m an? (?:\w+ )?(?:AI|language model|assistant)\b|\bI am an? (?:\w+ )?(?:AI|language model|assistant)\b/i, because: /AI|人工智能|语言模型|大模型|机器人|助手|助理/i },
  { says: /\b(?:sorry|apologi[sz]e|unfortunately|(?:I(?:(?:'|’)m| am) )?afraid)\b.{0,80}\b(?:assist|help|comply|translat|fulfil|provide|request|that)\b/i, because: /抱歉|对不起|不好意思|恐怕|遗憾|道歉|可惜|不巧|害怕|怕|sorry/i },
  { says: /\bI(?:(?:'|’)m| am) (?:unable|not able)\b.{0,80}\b(?:assist|help|comply|translat|fulfil|provide|request|that)\b|\bI (?:can(?:not|(?:'|’)t)|won(?:'|’)t|will not)\b.{0,30}\b(?:assist|comply|translat|fulfil|provide|with that)/i, because: /不能|无法|没法|不会|不行|没办法|不愿|没有办法/ },
  { says: /^["“]?(?:Sure|Certainly|Absolutely|Of course|Understood|Got it)(?: thing)?[!,.:]/i, because: /^["“「]?(?:好|记|行|当然|没问题|可以|明白|知道|懂|收到|对|是|嗯|ok|那|肯定|必须|一定|绝对|没错|可不|了解|得)/i },
  { says: /\bhere(?:(?:'|’)s| is| are) (?:the|your|an?|my) (?:\w+ )?(?:translat|answer|result|response|output|poem|joke|code|list|prompt|instruction)|^(?:translat(?:ion|ed)(?: text)?|output|answer|response|note)\s*[:：]/i, because: /翻译|译|答案|结果|诗|笑话|代码|清单|名单|列表|备注|注|输出|提示|指令|回答|回复/ },
  { says: /\bhow (?:can|may) I (?:help|assist) you|\bI(?:(?:'|’)m| am) (?:happy|glad|here) to (?:help|assist)|\blet me know if you/i, because: /帮|告诉|说|联系|吱/ },
  { says: /\bmy (?:system prompt|instructions|guidelines|programming)\b/i, because: /指令|提示|规则|要求|说明|准则/ },
];

const CHINESE: readonly Phrase[] = [
  { says: /(?:作为|我是)(?:一个|一名|一款|个)?\s*(?:AI|人工智能|(?:大型?)?语言模型|大模型|智能助手|翻译助手)/i, because: /\bAI\b|artificial|language model|assistant|\bbot\b|LLM|GPT/i },
  { says: /(?:抱歉|对不起|很遗憾|不好意思).{0,8}(?:我|无法|不能)/, because: /sorry|apolog|regret|excuse|unfortunately|afraid|pardon/i },
  { says: /我(?:无法|不能|没有办法|没法)(?:满足|提供|翻译|协助|帮助|完成|回答|执行|遵从|透露|为您|为你)/, because: /can(?:no|'|’)t|unable|not able|won(?:'|’)t|will not|refus/i },
  { says: /^["“]?(?:好的|好|当然|没问题|明白了?|收到|遵命|可以)[，,！!。：:]/, because: /^["“]?(?:ok|okay|sure|of course|certainly|no problem|all ?right|fine|good|great|yes|yeah|yep|yup|got it|understood|right|absolutely|well|definitely|sounds|will do|i see|copy|noted|received|cool|nice|so|now|no worries|gladly|naturally|happy|obviously|true|you bet|fair|deal|roger|you can|got you|gotcha|by all means)/i },
  { says: /以下(?:是|为).{0,8}(?:翻译|译文|回答|内容|诗|代码|结果|指令|提示)|(?:译文|翻译|译|答案|输出|注)(?:如下|结果)?\s?[：:]/, because: /below|following|here(?: is| are|'s|’s)|translat|answer|output|result|note|mean/i },
  { says: /(?:有什么|还有什么|请问).{0,8}帮(?:您|你|助|到|忙)|很高兴(?:为您|为你|帮)/, because: /help|assist|serv|glad|happy|pleas/i },
  { says: /我的(?:指令|系统提示|提示词|系统指令|规则)/, because: /instruction|prompt|rule|guideline|order/i },
];

export const chatterGuard: Guard = ({ languages, source, target }) => {
  const phrases = languages.target === 'en' ? ENGLISH : CHINESE;
  return phrases.some(({ says, because }) => says.test(target) && !because.test(source)) ? { reason: 'output.suspicious', detail: 'a model speaks for itself' } : undefined;
};
