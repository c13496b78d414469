/**
 * Marks as tags and back. Of what translation servers take, tags are what survives: brackets and other signs in
 * plain text are translated along or squeezed, while markup is taken apart and its tags put back. What is never to be
 * translated is written as each server documents it; a pair goes around the words it was around.
 */
import type { Language } from '../../../translation/languages.ts';
import { tokens } from '../../../translation/marks.ts';
import type { ProtectedText } from '../../../translation/ports.ts';

export interface Wrapped {
  html: string;
  /** Reads the answer back. What cannot be read holds a torn mark, so that it is never shown. */
  unwrap(answer: string, target: Language): ProtectedText;
}

/** The author wrote a character reference as text. Whether the server decodes its answer is up to its version, so it stays here. */
const REFERENCE = /(&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/i;
const TORN = '⟦?⟧';

export interface Tags {
  /** Names of the tags, which must differ. */
  atom: string;
  pair: string;
  /** What keeps an atom from being translated, as attributes. */
  keep: string;
}

/** LibreTranslate and MTranServer translate neither `<code>` nor what says `translate="no"`. */
const CODE: Tags = { atom: 'code', pair: 'span', keep: ' translate="no"' };

/** One sentence as markup. */
export function wrap(sentence: ProtectedText, tags = CODE): Wrapped {
  const parts = tokens(sentence);
  const pairs = new Set(parts.flatMap((part) => (part.kind === 'mark' && part.closing ? [part.number] : [])));
  const asides = new Map<number, string>();
  let next = Math.max(0, ...parts.map((part) => (part.kind === 'mark' ? part.number : 0)));
  const atom = (number: number) => `<${tags.atom} id="${number}"${tags.keep}>${number}</${tags.atom}>`;
  const aside = (text: string) => {
    next += 1;
    asides.set(next, text);
    return atom(next);
  };
  const html = parts.map((part) => {
    if (part.kind === 'text') return part.value.split(REFERENCE).map((text, index) => (index % 2 === 1 ? aside(text) : escape(text))).join('');
    if (part.closing) return `</${tags.pair}>`;
    return pairs.has(part.number) ? `<${tags.pair} id="${part.number}">` : atom(part.number);
  }).join('');
  return { html, unwrap: (answer, target) => read(answer, { tags, pairs, asides, target }) };
}

/** Strict readers of XML refuse a text for one of these. */
const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A line break would begin a new sentence. */
const escape = (text: string) => text.replace(NO_XML, '').replace(/\s*[\n\r]\s*/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
}

interface Sent {
  tags: Tags;
  pairs: ReadonlySet<number>;
  asides: ReadonlyMap<number, string>;
  target: Language;
}

function read(answer: string, { tags, pairs, asides, target }: Sent): ProtectedText {
  const TAG = new RegExp(`<(/?)(${tags.atom}|${tags.pair})\\b([^<>]*)>`, 'gi');
  const open: number[] = [];
  const left = new Set(asides.keys());
  let output = '';
  let from = 0;
  let gap = '';
  const add = (text: string) => {
    if (text === '') return;
    output += /^[A-Za-z0-9(]/.test(text) ? gap + text : text;
    gap = '';
  };
  for (let tag = TAG.exec(answer); tag; tag = TAG.exec(answer)) {
    const [whole, closing, name, attributes = ''] = tag;
    add(unescape(answer.slice(from, tag.index)));
    from = tag.index + whole.length;
    const id = Number(/\bid\s*=\s*["']?([1-9]\d{0,6})\b/i.exec(attributes)?.[1] ?? NaN);
    if (name!.toLowerCase() === tags.atom) {
      const end = attributes.endsWith('/') ? from : closeOf(answer, from, tags.atom);
      if (closing || end < 0 || pairs.has(id) || Number.isNaN(id)) return output + TORN;
      if (asides.has(id) && !left.delete(id)) return output + TORN;
      add(asides.get(id) ?? `⟦${id}⟧`);
      TAG.lastIndex = from = end;
    } else if (closing) {
      const number = open.pop();
      if (number === undefined) return output + TORN;
      output += `⟦/${number}⟧`;
      gap = target === 'en' && /[A-Za-z0-9.,;:!?)]⟦\/\d+⟧$/.test(output) ? ' ' : '';
    } else {
      if (!pairs.has(id)) return output + TORN;
      // Translated piece by piece from a language without spaces, words stand against each other.
      if (target === 'en' && /[A-Za-z0-9.,;:!?)]$/.test(output)) output += ' ';
      output += `⟦${id}⟧`;
      gap = '';
      open.push(id);
    }
  }
  add(unescape(answer.slice(from)));
  return left.size > 0 ? output + TORN : output;
}

/** Where the text after an atom's closing tag begins, or -1. */
function closeOf(answer: string, from: number, atom: string): number {
  const close = new RegExp(`</${atom}\\s*>`, 'ig');
  close.lastIndex = from;
  return close.exec(answer) ? close.lastIndex : -1;
}
