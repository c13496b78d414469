/** Whether an answer is in the language it should be in, and about as long as a translation is. Pure. */
import type { Finding, Guard } from '../guard.ts';

const found = (detail: string): Finding => ({ reason: 'output.suspicious', detail });

const HAN = /\p{Script=Han}/gu;
const HAN_RUNS = /\p{Script=Han}+/gu;
const LATIN = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu;
/** Written in Latin letters in Chinese as well, whatever the original says. */
const BORROWED = /^(?:[A-Z]{1,3}s?|app|apps|wifi|wi-fi|ok|pdf|ppt|emoji|logo|ktv|vlog|bug|offer|hr|ceo|nba|usb|diy|[a-z])$/i;

/** What is quoted as the original has it belongs to neither language. */
const withoutQuotes = (text: string, source: string) => text.replace(/[“"「『]([^”"」』]{1,500})[”"」』]/gu, (whole, quoted: string) => (source.includes(quoted) ? '' : whole));
/** A sentence in Chinese, not a word that is spoken of. */
const LEFT_IN_CHINESE = /\p{Script=Han}{6,}/u;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

export const languageGuard: Guard = ({ languages, source, target }) => {
  const han = count(target, HAN);
  const latin = target.match(LATIN) ?? [];
  if (languages.target === 'zh') {
    const words = (source.match(LATIN) ?? []).filter((word) => /^\p{Ll}/u.test(word));
    if (han === 0 && words.length > 2) return found('not in Chinese');
    const original = source.toLowerCase();
    const strangers = latin.filter((word) => !BORROWED.test(word) && !original.includes(word.toLowerCase()));
    if (strangers.length > 0) return found('foreign words that are not in the original');
    const own = withoutQuotes(target, source).match(LATIN) ?? [];
    if (own.length > 6 && own.join('').length > han * 3) return found('mostly not in Chinese');
    return undefined;
  }
  if (count(source, HAN) > 2 && latin.length === 0 && !/^[\d\s\p{P}\p{S}]+$/u.test(target)) return found('not in English');
  if (count(source, HAN) > 3 && latin.every((word) => source.includes(word)) && (source.match(LATIN)?.length ?? 0) > 0) return found('nothing is translated');
  if ((target.match(HAN_RUNS) ?? []).some((run) => !source.includes(run))) return found('foreign words that are not in the original');
  if (LEFT_IN_CHINESE.test(withoutQuotes(target, source))) return found('a sentence that was left in Chinese');
  return han > 4 && han > latin.join('').length / 3 ? found('mostly not in English') : undefined;
};

/** Chinese characters for an English word, and what short sentences are forgiven. */
const MOST = 4.2;
const LEAST = 0.42;
const GRACE = 6;

export const proportionGuard: Guard = ({ languages, source, target }) => {
  const [chinese, english] = languages.target === 'zh' ? [target, source] : [source, target];
  const characters = count(chinese, HAN) + count(chinese, LATIN);
  const words = count(english, LATIN) + count(english, HAN) + count(english, /\d+/g);
  if (languages.target === 'zh' ? characters > words * MOST + GRACE : words > characters / LEAST + GRACE) return found('too long for a translation');
  if (languages.target === 'zh' ? characters < (words - GRACE) * LEAST : words < (characters - GRACE * 2) / MOST) return found('too short for a translation');
  return undefined;
};
