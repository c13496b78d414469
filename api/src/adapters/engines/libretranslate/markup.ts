/**
 * Marks on their way through a server that understands HTML: an atom becomes an element whose content is not
 * translated, a pair an element around its text. The ids carry a word of chance, so nothing an author types
 * can pass for a mark. LibreTranslate undoes entities in its answer and others do not; both are read.
 */
import { randomBytes } from 'node:crypto';
import type { ProtectedText } from '../../../translation/ports.ts';

const MARK = /(⟦\/?\d+⟧)/;

export interface Wrapped {
  html: string;
  unwrap(answer: string): ProtectedText;
}

export const hasMarks = (text: ProtectedText): boolean => MARK.test(text);

export function wrapMarks(text: ProtectedText): Wrapped {
  const chance = `m${randomBytes(3).toString('hex')}-`;
  const closes = new Set([...text.matchAll(/⟦\/(\d+)⟧/g)].map((match) => match[1]));
  const html = text.split(MARK).map((part) => {
    const mark = /^⟦(\/?)(\d+)⟧$/.exec(part);
    if (!mark) return escape(part);
    const [, closing, number] = mark;
    if (closing) return '</a>';
    return closes.has(number!) ? `<a id="${chance}${number}">` : `<code id="${chance}${number}" translate="no">${number}</code>`;
  }).join('');
  return { html, unwrap: (answer) => unwrap(answer, chance) };
}

function unwrap(answer: string, chance: string): ProtectedText {
  const atom = new RegExp(`<code\\b[^<>]*\\bid\\s*=\\s*["']?${chance}(\\d+)["']?[^<>]*>[^<]*</code\\s*>`, 'gi');
  // An atom inside a tag's attribute cannot be: both patterns need their own chance word.
  const marked = answer.replace(atom, '⟦$1⟧');
  const opening = new RegExp(`^<a\\b[^<>]*\\bid\\s*=\\s*["']?${chance}(\\d+)["']?[^<>]*>$`, 'i');
  const open: string[] = [];
  return marked.split(/(<\/?a\b[^<>]*>)/i).map((part) => {
    const start = opening.exec(part);
    if (start) { open.push(start[1]!); return `⟦${start[1]!}⟧`; }
    if (/^<\/a\s*>$/i.test(part) && open.length > 0) return `⟦/${open.pop()!}⟧`;
    return unescape(part);
  }).join('');
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#x27': "'", nbsp: '\u00a0' };
const unescape = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos|#39|#x27|nbsp);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
