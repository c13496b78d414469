import { termEmpty, termNotPlain, termTooLong } from './errors.ts';

/** Characters a term has at most. */
export const LONGEST = 80;

export interface TermInput {
  /** `keep`: stays as it is written in both languages. */
  kind: 'term' | 'keep';
  en?: string | undefined;
  zh?: string | undefined;
  direction?: 'both' | 'en-zh' | 'zh-en' | undefined;
  caseSensitive?: boolean | undefined;
  note?: string | undefined;
}

/** A term as it is stored. */
export interface CheckedTerm {
  kind: 'term' | 'keep';
  en: string | null;
  zh: string | null;
  direction: 'both' | 'en-zh' | 'zh-en';
  caseSensitive: boolean;
  note: string;
}

/** What would be markup, or is not seen: a term is words. */
const NOT_PLAIN = /[<>[\]⟦⟧*_~`|\\\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const READABLE = /[\p{L}\p{N}]/u;

/** Trims and checks what somebody wants to add. Throws the named failure with the field that is wrong. */
export function checkTerm(input: TermInput): CheckedTerm {
  const side = (field: 'en' | 'zh'): string | null => {
    const text = (input[field] ?? '').normalize('NFC').trim().replace(/ {2,}/g, ' ');
    if (text === '') return null;
    if (NOT_PLAIN.test(text) || !READABLE.test(text)) throw termNotPlain({ field });
    if ([...text].length > LONGEST) throw termTooLong({ field, max: LONGEST });
    return text;
  };
  const [en, zh] = [side('en'), side('zh')];
  const note = (input.note ?? '').trim();
  if (note.length > 300) throw termTooLong({ field: 'note', max: 300 });
  if (input.kind === 'term') {
    if (en === null) throw termEmpty({ field: 'en' });
    if (zh === null) throw termEmpty({ field: 'zh' });
    return { kind: 'term', en, zh, direction: input.direction ?? 'both', caseSensitive: input.caseSensitive ?? false, note };
  }
  const kept = en ?? zh;
  if (kept === null) throw termEmpty({ field: 'en' });
  return { kind: 'keep', en: kept, zh: null, direction: 'both', caseSensitive: input.caseSensitive ?? false, note };
}
