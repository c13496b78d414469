import { convertHtml, convertText } from './convert-html.ts';
import { loadConverters } from './opencc.ts';
import type { Script } from './script.ts';

/** Chinese as one reader wants it. */
export interface Chinese {
  text(text: string): string;
  /** Safe HTML of a post in this language; sentences in another carry their own `lang`. */
  html(html: string, language: string): string;
  /** Whether anything but the names of languages is different. */
  differs(html: string, converted: string): boolean;
}

/** Characters kept, in and out; the least recently read go first. */
const MOST_CHARACTERS = 8_000_000;
// By the text itself, so that a post's new version is another entry and nothing here can be out of date. It holds what
// was shown to somebody a moment ago; posts that are gone are never asked for again and fall out.
const known = new Map<string, string>();
let held = 0;

const CHINESE_TAG = / lang="zh[^"]*"/g;

/** `null` where everything stays as it was written. */
export async function chineseIn(script: Script | undefined): Promise<Chinese | null> {
  if (!script || script === 'written') return null;
  const converters = await loadConverters();
  return {
    text: (text) => remember(`text ${script} ${text}`, () => convertText(text, script, converters)),
    html: (html, language) => remember(`html ${script} ${language} ${html}`, () => convertHtml(html, { language, region: script }, converters)),
    differs: (html, converted) => html.replace(CHINESE_TAG, '') !== converted.replace(CHINESE_TAG, ''),
  };
}

function remember(key: string, make: () => string): string {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    held += key.length + value.length;
  } else known.delete(key);
  known.set(key, value);
  for (const [oldest, text] of known) {
    if (held <= MOST_CHARACTERS) break;
    known.delete(oldest);
    held -= oldest.length + text.length;
  }
  return value;
}
