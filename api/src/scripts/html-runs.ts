/**
 * The Chinese in a post's HTML, in runs that are converted as one: a character is often clear only from the next one,
 * and emphasis may stand between them. It reads what `translation/html.ts` writes, well formed and sanitized, no other HTML.
 */

/** Pieces of text that stand side by side, by their place among the tokens. */
export interface Run {
  places: number[];
  text: string;
}

export interface Marked {
  /** Tags and text in turn; joined they are the HTML. */
  tokens: string[];
  runs: Run[];
}

const TOKENS = /<(?:[^"'<>]|"[^"]*"|'[^']*')*>|[^<]+|</g;
const TAG = /^<(\/?)([a-z][a-z0-9]*)/;
const VOID = new Set(['br', 'hr', 'img', 'input']);
/** Tags that may stand within a word. */
const INLINE = new Set(['a', 'em', 'strong', 'del', 'span', 'sup']);
/** Addresses and people are no words, wherever they stand; what `split` gives at odd places. */
export const ADDRESS = /((?:https?:\/\/|www\.)[^\s<>，。！？；：、（）“”]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@[\p{L}\p{N}_]{1,20})/u;
const HAN = /\p{Script=Han}/u;

interface Open {
  name: string;
  /** The language is Chinese, and nothing around says to leave it alone. */
  chinese: boolean;
  kept: boolean;
  /** Of the link around, decoded: its own address is no text. */
  address: string;
}

/** Takes HTML apart; `tag` is Chinese's new name in `lang` attributes. */
export function markRuns(html: string, { chinese, tag, attribute }: { chinese: boolean; tag: string; attribute(text: string): string }): Marked {
  const tokens: string[] = [];
  const runs: Run[] = [];
  const stack: Open[] = [{ name: '', chinese, kept: false, address: '' }];
  let run: Run | undefined;
  const add = (text: string): void => {
    if (!run) runs.push((run = { places: [], text: '' }));
    run.places.push(tokens.push(text) - 1);
    run.text += text;
  };

  for (const [token] of html.matchAll(TOKENS)) {
    const around = stack.at(-1)!;
    const found = TAG.exec(token);
    if (!found) {
      if (!around.chinese || around.kept || isAddress(token, around.address)) {
        run = undefined;
        tokens.push(token);
        continue;
      }
      token.split(ADDRESS).forEach((part, index) => {
        if (part === '') return;
        if (index % 2 === 0) return add(part);
        run = undefined;
        tokens.push(part);
      });
      continue;
    }
    const [, closing, name = ''] = found;
    // A sentence is converted alone: where a phrase grows or shrinks, only that one is taken apart.
    if (!INLINE.has(name) || / data-s=/.test(token)) run = undefined;
    if (closing) {
      if (stack.length > 1) stack.pop();
      tokens.push(token);
      continue;
    }
    const lang = / lang="([^"]*)"/.exec(token)?.[1];
    const open: Open = {
      name,
      chinese: lang === undefined ? around.chinese : /^zh\b/.test(lang),
      kept: around.kept || name === 'code' || name === 'pre' || / class="mention"/.test(token),
      address: name === 'a' ? decoded(/ href="([^"]*)"/.exec(token)?.[1] ?? '') : around.address,
    };
    if (!VOID.has(name)) stack.push(open);
    const named = token.replace(/ lang="zh[^"]*"/, ` lang="${tag}"`);
    tokens.push(open.chinese && !open.kept ? named.replace(/( (?:alt|title|aria-label)=")([^"]*)"/g, (_, start: string, text: string) => `${start}${attribute(text)}"`) : named);
  }
  return { tokens, runs: runs.filter(({ text }) => HAN.test(text)) };
}

/** A bare link, or the name of a picture's file. */
const isAddress = (text: string, address: string): boolean => address !== '' && /[./]/.test(text) && address.includes(text);

function decoded(address: string): string {
  try {
    return decodeURI(address.replaceAll('&#x26;', '&'));
  } catch {
    return address;
  }
}
