import { detectForeign } from './detect-latin.ts';
import { countKanji } from './kanji.ts';
import type { WrittenLanguage } from './languages.ts';

export interface LanguageGuess {
  /** `null`: undetermined (numbers, emoji, code, a script that tells nothing). */
  language: WrittenLanguage | null;
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
/** Scripts that one language here is written in, or that a letter tells apart. */
const SCRIPTS: [RegExp, (text: string) => WrittenLanguage][] = [
  [/\p{Script=Hangul}/gu, () => 'ko'],
  [/\p{Script=Cyrillic}/gu, (text) => (/[іїєґ]/i.test(text) ? 'uk' : 'ru')],
  [/\p{Script=Arabic}/gu, (text) => (/[پچژگ]/.test(text) ? 'fa' : 'ar')],
  [/\p{Script=Hebrew}/gu, () => 'he'],
  [/\p{Script=Devanagari}/gu, () => 'hi'],
  [/\p{Script=Thai}/gu, () => 'th'],
  [/\p{Script=Greek}/gu, () => 'el'],
];
const OTHER_LETTER = /[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\p{Script=Common}]/gu;
/** Faces made of kana: ヽ(✿ﾟ▽ﾟ)ノ. */
const FACE = /[ヽヾﾟﾞ]|[ノﾉ](?=[(（])|(?<=[()（）])[ノﾉ]/gu;
/** What is only spoken about: 「ありがとう」是什么意思？ */
const QUOTED = /「[^「」]*」|『[^『』]*』|“[^“”]*”|"[^"\n]*"/gu;
/** Small words that carry a Chinese sentence, and that Japanese writes in kana. */
const CHINESE_WORDS = /[我你您他她它很吃是也就把跟哪那]/gu;

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
    words,
    han: count(words, HAN),
    kana: words.match(KANA) ?? [],
    other: count(words, OTHER_LETTER),
    latin: latin.length,
    english: latin.filter((word) => ENGLISH.has(word.toLowerCase().replace('’', "'"))).length,
  };
}

/** Guesses the language of a whole text (Markdown or plain); code, addresses and mentions do not count. */
export function detectLanguage(text: string): LanguageGuess {
  const { words, han, kana, other, latin, english } = measure(text);
  if (other > han + kana.length + latin * 4) return byScript(words);
  // Latin words without English grammar around them are names inside a sentence of another language.
  const weightOfLatin = english === 0 ? latin * 0.5 : latin * 1.5;
  if (han + kana.length > weightOfLatin && isJapanese(words)) return { language: 'ja', confidence: Math.min(0.99, 0.7 + (han + kana.length) * 0.03) };
  if (han === 0) {
    if (latin === 0) return UNDETERMINED;
    const foreign = detectForeign(words, { latin, english });
    if (foreign) return foreign;
    if (latin < 3 && english === 0) return { language: 'en', confidence: 0.4 };
    // Pinyin and lists of names have Latin letters as well, but hardly any of these words.
    if (latin >= 6 && english === 0) return { language: 'en', confidence: 0.3 };
    return { language: 'en', confidence: Math.min(0.99, 0.6 + english * 0.1 + latin * 0.02) };
  }
  if (latin === 0) return { language: 'zh', confidence: han === 1 ? 0.5 : Math.min(0.99, 0.7 + han * 0.04) };
  const share = han / (han + weightOfLatin);
  const language = share >= 0.5 ? 'zh' : 'en';
  const clear = Math.abs(share - 0.5) * 2;
  return { language, confidence: Math.min(0.99, 0.5 + clear * 0.5) };
}

/**
 * Japanese has a kana to every two or three characters; a の or two are decoration in Chinese (优の良品), and a Chinese
 * sentence may hold Japanese words. Where there is no kana at all, the characters tell whose they are.
 */
function isJapanese(text: string): boolean {
  const bare = text.replace(FACE, '');
  const spoken = bare.replace(QUOTED, ' ');
  const words = count(spoken, HAN) > 1 || /\p{Script=Latin}{3}/u.test(spoken) ? spoken : bare;
  const han = count(words, HAN);
  const kana = words.match(KANA) ?? [];
  const { japanese, chinese, simplified, traditional } = countKanji(words);
  const byCharacters = chinese === 0 && ((japanese > 0 && japanese >= han / 12) || (han > 2 && simplified > 0 && traditional > 0));
  if (kana.length === 0) return han > 1 && (byCharacters || (chinese === 0 && count(bare, KANA) > count(bare, HAN)));
  const grammar = kana.filter((letter) => /\p{Script=Hiragana}/u.test(letter) && letter !== 'の').length;
  if (kana.every((letter) => letter === 'の')) return han < 1 || byCharacters;
  if (grammar === 0 && count(words, CHINESE_WORDS) > 1) return false;
  if (chinese > (grammar === 0 ? 0 : kana.length)) return false;
  return kana.length / (kana.length + han) > 0.12 || japanese > 0;
}

function byScript(words: string): LanguageGuess {
  const found = SCRIPTS.map(([pattern, name]) => ({ name, letters: count(words, pattern) })).sort((a, b) => b.letters - a.letters)[0]!;
  if (found.letters < 2) return { language: null, confidence: 0.1 };
  return { language: found.name(words), confidence: Math.min(0.99, 0.7 + found.letters * 0.03) };
}

/** How sure to be that one sentence is in another language than its post: sure enough to be worth the break. */
const SURE: Partial<Record<WrittenLanguage, number>> = { en: 0.55, zh: 0.55, ja: 0.75, ko: 0.75 };
const QUITE_SURE = 0.8;

/**
 * The language of one sentence of a post. In doubt it is the post's, as long as the script allows; a short scrap in the
 * other script (`OK`, `iPhone 15`) and anything without words reads the same in every language. `whole`: what all of the
 * post looks like (`guessOnce`).
 */
export function sentenceLanguage(text: string, post: WrittenLanguage, whole: () => WrittenLanguage | null = () => post): WrittenLanguage | null {
  const { language, confidence } = detectLanguage(text);
  if (language === null || language === post) return language;
  // Without kana Japanese is told from Chinese by what only Chinese has; where nothing tells, it is what the rest is.
  if (post === 'ja' && language === 'zh') return countKanji(text).chinese === 0 ? post : language;
  // A person said otherwise than the whole looks: then what looks the same in a sentence is no better known.
  if (looksAlike(language, post) && whole() === language && !(language === 'ja' && /[ぁ-ゖァ-ヺ]/u.test(text))) return post;
  if (confidence >= (SURE[language] ?? QUITE_SURE)) return language;
  // A short sentence in Latin letters may be anything that is written in them: then it is what the post is.
  return isLatin(post) && isLatin(language) ? post : null;
}

const LATIN: readonly WrittenLanguage[] = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'vi', 'id'];
const isLatin = (language: WrittenLanguage) => LATIN.includes(language);

/** Languages that share a script, and so are taken for each other. */
const ALIKE: readonly (readonly WrittenLanguage[])[] = [LATIN, ['zh', 'ja'], ['ru', 'uk'], ['ar', 'fa']];
const looksAlike = (one: WrittenLanguage, other: WrittenLanguage) => other === 'und' || ALIKE.some((group) => group.includes(one) && group.includes(other));

/** What a text with its title looks like on the whole; found out once, and only if somebody asks. */
export function guessOnce({ title, markdown }: { title: string | null; markdown: string }): () => WrittenLanguage | null {
  let guess: { language: WrittenLanguage | null } | undefined;
  return () => (guess ??= detectLanguage(title === null ? markdown : `${title}\n\n${markdown}`)).language;
}

