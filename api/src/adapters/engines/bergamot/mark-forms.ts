/** How marks travel through a model, and how they are read back. */
import { tokens } from '../../../translation/marks.ts';
import type { ProtectedText } from '../../../translation/ports.ts';
import { readHtml, writeHtml } from './html-marks.ts';
import type { Manifest } from './manifest.ts';

export interface MarkForm {
  /** A text of the same marks, as the model takes it: the sentence, or its draft. */
  write(text: ProtectedText): string;
  /** The marks of an answer. They may be lost or torn; what is no mark at all is gone. */
  read(answer: string): ProtectedText;
  html: boolean;
}

/** Highest number that is a piece of the vocabulary. */
const KNOWN = 9;
const STRAY = /⟦(?!\/?\d+⟧)|(?<!⟦\/?\d+)⟧/g;

/** The form for one sentence. */
export function markForm(kind: Manifest['marks'], sentence: ProtectedText): MarkForm {
  return kind === 'html' ? htmlForm(sentence) : tokenForm(sentence);
}

function htmlForm(sentence: ProtectedText): MarkForm {
  // Without marks there is nothing to carry over, and plain text is quicker.
  const html = sentence.includes('⟦');
  return { html, write: (text) => (html ? writeHtml(text) : text), read: (answer) => (html ? readHtml(answer, sentence) : answer).replace(STRAY, '') };
}

/** The model copies marks as the words they are to it. More than it knows are taken out; they are put back by place. */
function tokenForm(sentence: ProtectedText): MarkForm {
  const numbers = [...new Set(tokens(sentence).flatMap((token) => (token.kind === 'mark' ? [token.number] : [])))];
  if (numbers.length > KNOWN) return { html: false, write: bareOf, read: bareOf };
  const fits = numbers.every((number) => number <= KNOWN);
  const known = new Map(numbers.map((number, index) => [number, fits ? number : index + 1]));
  const own = new Map([...known].map(([number, written]) => [written, number]));
  const rename = (text: string, names: ReadonlyMap<number, number>): string =>
    text.replace(/⟦(\/?)(\d+)⟧/g, (_, slash: string, number: string) => (names.has(Number(number)) ? `⟦${slash}${names.get(Number(number))}⟧` : ''));
  return { html: false, write: (text) => rename(text, known), read: (answer) => rename(answer, own).replace(STRAY, '') };
}

const bareOf = (text: string): string => text.replace(/⟦\/?\d*⟧|[⟦⟧]/g, ' ').replace(/\s+/g, ' ').trim();
