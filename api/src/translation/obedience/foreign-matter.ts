/** What no translation brings in of itself: addresses, people, markup, code, the scaffolding of prompts, hidden characters. Pure. */
import type { Finding, Guard } from '../guard.ts';

/** Each find in an answer must stand in the original, letter for letter. */
const BROUGHT: readonly [string, RegExp][] = [
  ['an address', /(?:https?|ftp|javascript|data|vbscript)\s*:\s*\/{0,2}[^\s，。]*|\bwww\.[^\s，。]*|(?<![\w.])[\w-]{1,63}(?:\.[\w-]{1,63})*(?:\.|\s?(?:\[\.\]|\(dot\)|点)\s?)(?:com|net|org|cn|io|ru|xyz|top|info|co|me|app|dev|ai|site|online|shop|club|link|tk|cc|vip|example|test|invalid)(?![\w])/giu],
  ['a person', /[@＠][\p{L}\p{N}_]+|[\w.+-]{1,64}@[\w-]+/gu],
  ['markup', /<\/?[A-Za-z!][^<>]*>?|!?\[[^[\]]*\]\s?\(|`+|\*\*|__|~~|&#?\w{2,8};|\\[nrtu]\w*/gu],
  ['scaffolding', /<\||\|>|\[\/?INST\]|<<\/?SYS>>|#{2,}|-{3,}|={3,}|~{3,}|\{\s*["'“]|["'”]\s*:\s*["'“[{]/gi],
  ['a code', /[A-Za-z0-9+/]{24,}={0,2}|(?<![\d.,])\d{7,}(?![\d.,])|\b(?:0x)?[0-9a-f]{16,}\b|(?<![\w-])(?=[\w-]{8})[\w-]*(?:[a-z]\d+[a-z]+\d|\d[a-z]+\d+[a-z])[\w-]*/gi],
];
const ROLE = /(?:^|[\s"'“「【])(?:system|assistant|user|human|developer|translation|系统|助手|用户|译文|翻译|人类|开发者)(?:\s?(?:prompt|message|提示|消息|提示词))?\s?[:：]/iu;
const HIDDEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const SHOUTING = /[!?！？]{3}/u;
const OTHER_LETTERS = /[^\P{L}\p{Script=Latin}\p{Script=Han}\p{Lm}]/gu;

const found = (detail: string): Finding => ({ reason: 'output.suspicious', detail });
const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

export const foreignMatterGuard: Guard = ({ source, target }) => {
  const original = fold(source);
  for (const [what, pattern] of BROUGHT) {
    for (const [piece] of target.matchAll(pattern)) {
      if (!original.includes(fold(piece)) && !(what === 'a code' && isAmount(piece))) return found(`${what} that is not in the original`);
    }
  }
  if (SHOUTING.test(target) && !SHOUTING.test(source)) return found('signs that are not in the original');
  if (ROLE.test(target) && !ROLE.test(source) && !/[:：]/.test(source)) return found('a role that is not in the original');
  if ((target.match(HIDDEN)?.length ?? 0) > (source.match(HIDDEN)?.length ?? 0)) return found('hidden characters');
  for (const [letter] of target.matchAll(OTHER_LETTERS)) if (!source.includes(letter)) return found('letters of another script');
  return undefined;
};

/** 3.5亿 is 350000000. */
const isAmount = (piece: string) => /^\d+0000$/.test(piece);
