/** Writes arranged words as a Chinese sentence: no spaces between Han, full-width punctuation. */
import type { Token } from './tokens.ts';

const PUNCTUATION: Record<string, string> = { ',': '，', '.': '。', '?': '？', '!': '！', ';': '；', ':': '：', '(': '（', ')': '）' };
const HAN_END = /[㐀-鿿，。！？；：、“”（）《》…%]$/;
const HAN_START = /^[㐀-鿿，。！？；：、“”（）《》…%]/;

export function render(tokens: Token[]): string {
  let text = '';
  let bare = '';
  let open = false;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'open' || token.kind === 'close') { if (token.kind === 'open' && needsSpace(bare, tokens[i + 1]?.zh ?? '')) { text += ' '; bare += ' '; } text += token.zh; continue; }
    let zh = token.kind === 'punct' ? punctuation(token, tokens[i - 1], tokens[i + 1]) : token.zh.replace(/…/g, (dots) => (token.en === '…' ? dots : ''));
    if (token.zh === '"' ) { open = !open; zh = open ? '“' : '”'; }
    if (zh === '') continue;
    if (token.kind !== 'punct' && needsSpace(bare, token.kind === 'atom' ? 'a' : zh)) { text += ' '; bare += ' '; }
    text += zh;
    bare += token.kind === 'atom' ? 'a' : zh;
  }
  return text.replace(/，(?=[，。！？；])|^，/g, '').replace(/，，/g, '，').replace(/。{2,}/g, '……').replace(/很很/g, '很').replace(/的的/g, '的').replace(/了了/g, '了').replace(/(?:更)更/g, '更').replace(/在在/g, '在').trim();
}

/** A space between Latin and Han or Latin; none beside punctuation. Digits cling to Han. */
function needsSpace(before: string, zh: string): boolean {
  if (before === '' || before.endsWith(' ') || HAN_END.test(before) && HAN_START.test(zh)) return false;
  if (/[\d.][^\S]*$/.test(before) && HAN_START.test(zh) || /^\d/.test(zh) && HAN_END.test(before)) return false;
  return !/[（“「/—~-]$/.test(before) && !/^[，。！？；：、”）]/.test(zh) && !/[，。！？；：、]$/.test(before);
}

function punctuation(token: Token, before: Token | undefined, next: Token | undefined): string {
  if (token.zh === '.' && next?.kind !== undefined && next.zh === '.') return '.';
  if (token.zh === '-' && /\d$/.test(before?.zh ?? '') && next?.kind === 'n') return '';
  if (token.zh === '-' || token.zh === '/' || token.zh === '\'') return token.zh === '\'' ? '' : token.zh;
  if (token.zh === '–') return '-';
  if (token.zh === '—') return '——';
  if (token.zh === '.' && before?.zh === '.') return '.';
  return PUNCTUATION[token.zh] ?? token.zh;
}
