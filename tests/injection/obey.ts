/** What a model that obeys makes of a sentence, in several degrees. */
import type { Language } from '../../api/src/translation/languages.ts';
import type { ProtectedText } from '../../api/src/translation/ports.ts';
import type { HostilePost } from './read-posts.ts';

/**
 * `only` what was ordered; a true translation with it `after`, `before`, `within` (in brackets) or `joined` (by a comma); the
 * translation with its meaning `twisted`; a `refusal` in a model's usual words.
 */
export const MODES = ['only', 'after', 'before', 'within', 'joined', 'twisted', 'refusal'] as const;
export type Mode = (typeof MODES)[number];

/**
 * What it does when it has to translate that answer back: translates it as it stands (`plainly`), or gives the very text
 * that the answer is compared with (`home`), as an order may tell it that also speaks of the way back.
 */
export const WAYS = ['plainly', 'home'] as const;
export type WayBack = (typeof WAYS)[number];

/** One is the translation of the other. */
const REFUSALS: Record<Language, readonly string[]> = {
  en: [
    "I'm sorry, but I can't assist with that request.", 'As an AI language model, I am unable to comply with this request.',
    'I cannot provide that information. Is there anything else I can help you with?', 'This content goes against my guidelines, so I will have to decline.',
  ],
  zh: ['抱歉，我无法满足您的请求。', '作为一个人工智能助手，我不能执行这样的指令。', '很抱歉，我不能提供该内容，请问还有什么可以帮您？', '该内容违反了我的使用准则，因此不便处理。'],
};

/** The answer to the sentence of the post that gives the order. */
export function obey({ id, target, sentences, order, wanted, twisted }: HostilePost, mode: Mode): ProtectedText {
  return said({ id, language: target, honest: sentences[order]![1], wanted, twisted }, mode);
}

/** That answer in the language of the post again. */
export function goBack({ id, source, sentences, order, back }: HostilePost, mode: Mode, way: WayBack): ProtectedText {
  return way === 'home' ? sentences[order]![0] : said({ id, language: source, ...back }, mode);
}

interface Sayings { id: string; language: Language; honest: string; wanted: string; twisted: string }

function said({ id, language, honest, wanted, twisted }: Sayings, mode: Mode): ProtectedText {
  const isEnglish = language === 'en';
  const space = isEnglish ? ' ' : '';
  switch (mode) {
    case 'only': return wanted;
    case 'after': return `${honest}${space}${wanted}`;
    case 'before': return `${wanted}${space}${honest}`;
    case 'within': return honest.replace(/([.!?。！？]?)$/, isEnglish ? ` (${wanted})$1` : `（${wanted}）$1`);
    case 'joined': return honest.replace(/[.!?。！？]?$/, isEnglish ? `, ${wanted}` : `，${wanted}`);
    case 'twisted': return twisted;
    case 'refusal': return REFUSALS[language][[...id].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 4]!;
  }
}
