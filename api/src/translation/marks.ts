/** The marks of a protected sentence, read from text. */
export type Token = { kind: 'text'; value: string } | { kind: 'mark'; number: number; closing: boolean };

const MARK = /⟦(\/?)([1-9]\d{0,5})⟧/g;

/** Cuts a protected text into marks and what stands between them. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) found.push({ kind: 'text', value: text.slice(from, match.index) });
    found.push({ kind: 'mark', number: Number(match[2]), closing: match[1] === '/' });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ kind: 'text', value: text.slice(from) });
  return found;
}

/** A protected text without its marks; a space where an atom stood keeps words apart. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, ' ');
}
