/** Writes arranged words as an English sentence: spaces, punctuation, capitals. */
import type { Token } from './token.ts';

const PUNCTUATION: Record<string, string> = {
  '。': '.', '，': ',', '、': ',', '；': ';', '：': ':', '？': '?', '！': '!', '（': '(', '）': ')', '【': '[', '】': ']', '《': '“', '》': '”', '「': '“', '」': '”',
  '『': '“', '』': '”', '〈': '“', '〉': '”', '～': '~', '％': '%', '＋': '+', '－': '-', '／': '/', '＝': '=', '·': ' ', '．': '.',
};
const CLOSING = /^[.,;:?!)\]”’%°…]+$/;
const OPENING = /^[([“‘$€£¥#@]$/;

export function render(tokens: Token[], source: string): string {
  let text = '';
  let capital = true;
  let glue = true;
  let quoteOpen = false;
  for (const token of tokens) {
    let en = token.kind === 'punct' ? (PUNCTUATION[token.zh] ?? token.zh) : token.en.trim();
    if (en === '') continue;
    if (token.kind === 'open' || token.kind === 'close') {
      if (token.kind === 'open' && !glue) text += ' ';
      text += en;
      if (token.kind === 'open') glue = true;
      continue;
    }
    if (en === '"') { quoteOpen = !quoteOpen; en = quoteOpen ? '“' : '”'; }
    if (token.kind === 'punct') {
      if (en === '…' || en === '—' || en === '-' || en === '/' || en === '~' || en === '_' || en === '*' || en === '+' || en === '=') {
        text += en;
        glue = en !== '…';
        if (en === '—' && text.endsWith('——')) { text = `${text.slice(0, -2)}—`; }
        continue;
      }
      if (CLOSING.test(en)) { text = text.trimEnd() + en; glue = false; }
      else if (OPENING.test(en)) { text += (glue ? '' : ' ') + en; glue = true; }
      else { text += (glue ? '' : ' ') + en; glue = false; }
      if (/^[.?!]$/.test(en)) capital = true;
      continue;
    }
    if (capital && token.kind !== 'atom') { en = en.charAt(0).toUpperCase() + en.slice(1); capital = false; }
    else if (token.kind === 'atom') capital = false;
    text += (glue ? '' : ' ') + en;
    glue = false;
  }
  text = text.replace(/\ba (?=(?:⟦\d+⟧)?(?:[aeio]|u(?!ni|se|k)|hour|honest|8|11\b|18\b)[a-z]*)/gi, (article) => (article[0] === 'A' ? 'An ' : 'an ')).replace(/ {2,}/g, ' ').trim();
  // The full stop may stand inside a closing mark: bold text brings its own.
  const end = text.replace(/⟦\/\d+⟧/g, '').trimEnd();
  if (/[^.?!…。？！:;,]$/.test(end) && /[。]\s*(?:⟦\/\d+⟧)*\s*$/.test(source)) text += '.';
  return text;
}
