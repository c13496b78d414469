import type { Language } from './languages.ts';

export interface LanguageGuess {
  /** `null`: undetermined (numbers, emoji, code, a script of neither language). */
  language: Language | null;
  /** 0 to 1. Under 0.5 a person should be asked. */
  confidence: number;
}

const UNDETERMINED: LanguageGuess = { language: null, confidence: 0 };

/** What carries no language: code, addresses, mentions, hashtags, HTML tags. */
const NOT_WORDS =
  /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`|<\/?[A-Za-z][^<>\n]{0,500}>|(?:https?:\/\/|www\.)[^\s<>，。！？；：、（）“”]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@[\p{L}\p{N}_]{1,20}|(?:\[\^[^\]\n]{1,50}\])/gu;

const HAN = /\p{Script=Han}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const LATIN_WORD = /\p{Script=Latin}+(?:['’]\p{Script=Latin}+)*/gu;
const OTHER_LETTER = /[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\p{Script=Common}]/gu;

/** Words that make a run of Latin letters English rather than names, brands or another language. */
const ENGLISH = new Set(
  `a about after all also am an and any are as at be because been but by can could did do does for from get go got had has have he
  her here him his how i if in into is it its just like me more my no not of on one or our out she so some than thank thanks that
  the their them then there they this to too up us very was we were what when where which who why will with would yes you your
  don't i'm it's that's can't didn't isn't i've you're we're let's please hello hi good great new really never always anyone`.split(/\s+/),
);

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The counts a guess is made from. */
function measure(text: string) {
  const words = text.replace(NOT_WORDS, ' ');
  const latin = words.match(LATIN_WORD) ?? [];
  return {
    han: count(words, HAN),
    kana: count(words, KANA),
    other: count(words, OTHER_LETTER),
    latin: latin.length,
    english: latin.filter((word) => ENGLISH.has(word.toLowerCase().replace('’', "'"))).length,
  };
}

/** Guesses the language of a whole text (Markdown or plain); code, addresses and mentions do not count. */
export function detectLanguage(text: string): LanguageGuess {
  const { han, kana, other, latin, english } = measure(text);
  // A few kana are decoration in Chinese (の); Japanese has one to every two or three characters.
  if (kana > 0 && kana / (kana + han) > 0.12) return { language: null, confidence: 0.1 };
  if (other > han + latin * 4) return { language: null, confidence: 0.1 };
  if (han === 0) {
    if (latin === 0) return UNDETERMINED;
    if (latin < 3 && english === 0) return { language: 'en', confidence: 0.4 };
    // French or Pinyin has Latin letters as well, but hardly any of these words.
    if (latin >= 6 && english === 0) return { language: 'en', confidence: 0.3 };
    return { language: 'en', confidence: Math.min(0.99, 0.6 + english * 0.1 + latin * 0.02) };
  }
  if (latin === 0) return { language: 'zh', confidence: han === 1 ? 0.5 : Math.min(0.99, 0.7 + han * 0.04) };
  // Latin words without English grammar around them are names inside a Chinese sentence.
  const weightOfLatin = english === 0 ? latin * 0.5 : latin * 1.5;
  const share = han / (han + weightOfLatin);
  const language = share >= 0.5 ? 'zh' : 'en';
  const clear = Math.abs(share - 0.5) * 2;
  return { language, confidence: Math.min(0.99, 0.5 + clear * 0.5) };
}

/**
 * The language of one sentence of a post. In doubt it is the post's, as long as the script allows; a short
 * scrap in the other script (`OK`, `iPhone 15`) and anything without words reads the same in every language.
 */
export function sentenceLanguage(text: string, post: Language): Language | null {
  const { language, confidence } = detectLanguage(text);
  if (language === null || language === post) return language;
  return confidence >= 0.55 ? language : null;
}
