/** A protected sentence as runs of text and marks. */
export type Piece =
  | { kind: 'text'; text: string }
  /** Stands for something: code, a link, an emoji. */
  | { kind: 'atom'; text: string }
  | { kind: 'open'; text: string }
  | { kind: 'close'; text: string };

/** Splits at marks. A number that has both ⟦n⟧ and ⟦/n⟧ embraces; any other ⟦n⟧ is an atom. */
export function splitPieces(sentence: string): Piece[] {
  return sentence.split(/(⟦\/?\d+⟧)/).filter((part) => part !== '').map((text): Piece => {
    if (!/^⟦\/?\d+⟧$/.test(text)) return { kind: 'text', text };
    if (text.startsWith('⟦/')) return { kind: 'close', text };
    return { kind: sentence.includes(`⟦/${text.slice(1)}`) ? 'open' : 'atom', text };
  });
}
