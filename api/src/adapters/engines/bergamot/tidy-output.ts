/** Small things a network gets wrong about writing, not about words. */
import type { Language } from '../../../translation/languages.ts';

const WIDE: Record<string, string> = { ',': '，', '?': '？', '!': '！', ':': '：', ';': '；' };
/** A sentence as its language sets it. `whole`: it is not a piece out of the middle. */
export function tidyOutput(target: Language, output: string, whole = true): string {
  const text = output.replace(/\s+/g, ' ').trim();
  return target === 'zh' ? tidyChinese(text) : whole ? capital(text) : small(text);
}

/** Half-width punctuation after Chinese; between Latin words or digits (10:30, 3,000) and in :) it stays. */
function tidyChinese(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}”’》」』）⟧])\s?([,?!]|[:;](?![()DPp]))\s?/gu, (_, mark: string) => WIDE[mark]!)
    .replace(/(?<=\p{Script=Han})\.(?=\s?\p{Script=Han}|$)/gu, '。')
    .replace(/(?<=[\p{Script=Han}，。？！：；、]) (?=[\p{Script=Han}，。？！：；、])/gu, '');
}

/** The first letter of a sentence, unless its word is written in a way of its own, such as iPhone. */
function capital(text: string): string {
  return text.replace(/^((?:⟦\d+⟧|[“"‘'(¿¡\s-])*)([a-z])(?![a-z]*[A-Z])(?!\.[a-z])/u, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const ENDS = { zh: { '.': '。', '!': '！', '?': '？', ':': '：', '…': '……' }, en: { '.': '.', '!': '!', '?': '?', ':': ':', '…': '…' } } as const;
const PLAIN: Record<string, keyof typeof ENDS.en> = { '。': '.', '.': '.', '！': '!', '!': '!', '？': '?', '?': '?', '：': ':', ':': ':', '…': '…' };

/** A sentence ends as its original does: in the same sign, or, like a title, in none. A question that was recognised stays one. */
export function endAlike(source: string, target: Language, output: string): string {
  const sign = PLAIN[source.trim().replace(CLOSERS, '').at(-1) ?? ''];
  const [text, closers] = [output.replace(CLOSERS, ''), CLOSERS.exec(output)?.[0] ?? ''];
  const last = text.at(-1) ?? '';
  if (sign === undefined) return /[.。]/.test(last) && !/[.。]{2}$|\b(?:[A-Z]|[ap]\.m|etc|Mr|Mrs|Dr)\.$/.test(text) ? text.slice(0, -1) + closers : output;
  if (PLAIN[last] === sign || /[!！?？…]/.test(last) || (sign === '.' && last === '.')) return output;
  const bare = text.replace(/[,，;；:：.。、]+$/, '');
  return bare === '' ? output : bare + ENDS[target][sign] + closers;
}

/** What may stand behind the sign at a sentence's end. */
const CLOSERS = /(?:⟦\/\d+⟧|[”’"'）)\]」』》\s])+$/;

/** Words that have a capital only where a sentence begins. */
const COMMON = /^(?:The|An?|He|She|It|They|We|You|This|That|These|Those|There|And|But|So|Or|If|When|While|Then|Because|My|Your|His|Her|Our|Their|Its|In|On|At|For|To|With|From|By|After|Before|Not|No|Don't|Didn't|Is|Are|Was|Were|Can|Only|Just|Also|Even|Every|All|As|What|Who|How|Why|Where|Which)\b/;

/** A piece from the middle: the network began it as if it were a sentence. */
function small(text: string): string {
  return COMMON.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** How a piece ends that is not the last: the network closes every text as if it were a sentence. */
export function endPiece(source: string, target: Language, output: string): string {
  const clause = /[，,；;、：:]\s*(?:⟦\/\d+⟧)*\s*$/.test(source);
  return clause ? output.replace(/[.。]((?:⟦\/\d+⟧)*)$/, (_, marks: string) => (target === 'zh' ? '，' : ',') + marks) : output;
}
