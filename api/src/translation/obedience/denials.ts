/** Where a text says no to something: what mostly survives a translation, and is turned when its meaning is. Pure. */
import type { Language } from '../languages.ts';

/** What stopped working is broken, which denies nothing. */
const DENIALS: Record<Language, RegExp> = {
  en: /\b(?:no(?! (?:matter|longer than|later than|sooner|problem|worries))|not(?! only| just)|never(?! ?mind)|none|nothing|nobody|nowhere|neither|nor|without|cannot|unable|forb(?:id|ade)\w*|ban(?:s|ned|ning)?|refus\w+|stop(?:s|ped|ping)?(?= (?!working)\w+ing\b))\b|n['’]t\b/gi,
  zh: /[不没无别未勿莫非否禁]|拒绝|拒不|停止/g,
};
/** Chinese words in which the character denies nothing. */
const OTHERWISE = /差不多|不好意思|不客气|(.)[不没]\1|没准|没错|不错|不过|不仅|不但|不只|不光|不管|不论|无论|不同|不少|不久|不断|不停|不得了|不得不|不禁|无聊|无所谓|别(?:的|人|墅|处|扭|名|样|说|提)|特别|区别|分别|级别|性别|个别|告别|离别|类别|是不是|有没有|未来|非常|非洲|莫名|要不|不如|[是能可]否|否则|无线|无人机|未婚|莫斯科|没收|[淹沉埋]没|[差识辨鉴送]别|不一会|不料|了不起|对不起|来不及|忍不住|禁不住|免不了|少不了|一字不[差漏改]|原封不动/g;

export interface Denial { from: number; to: number }

/** In order. Takes time in proportion to the text. */
export function denialsIn(text: string, language: Language): Denial[] {
  const plain = language === 'zh' ? text.replace(OTHERWISE, (word) => '　'.repeat(word.length)) : text;
  return [...plain.matchAll(DENIALS[language])].map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
}

export const denies = (text: string, language: Language): boolean => denialsIn(text, language).length > 0;
