/**
 * A translated sentence as a person edits it in a plain text field. What must survive stands there as what it is: code
 * in backticks, an address, a mention, an emoji, a term; words in bold between `**`, words of a link as `[words](2)`.
 * Where that could be misread, the marks themselves stand there: `⟦1⟧`.
 */
import { findDoubts, type Doubt } from './doubts.ts';
import { compared } from './guard.ts';
import { tokens } from './marks.ts';
import type { ProtectedText } from './ports.ts';
import type { Mark, Protected } from './protect.ts';
import { plainText } from './segment.ts';
import type { OpenSentence } from './sentences-of.ts';
import { tidy, verify } from './verify.ts';

export interface EditForm {
  text: string;
  /** What must be kept, in order: as it stands in the text, and what it stands for where that is not plain to see. */
  keep: { token: string; means?: string }[];
}

export type Reading =
  | { kind: 'read'; output: ProtectedText }
  /** What is missing, or stands there in a way that cannot be read. */
  | { kind: 'lost'; token: string }
  | { kind: 'unusable'; detail: string };

type Sentence = Pick<OpenSentence, 'content' | 'source' | 'target'>;

/** `output`, or the original where there is none yet, for a text field. */
export function editForm(sentence: Sentence, output: ProtectedText = sentence.content.text): EditForm {
  const { content } = sentence;
  const forms = shownForms(content);
  // What stands there must come back whole; so must the original, from which somebody may begin.
  const clear = [output, content.text].every((text) => reads(sentence, write(text, forms)));
  const used = clear ? forms : new Map<number, Form>();
  return { text: write(output, used), keep: [...content.marks].map(([number, mark]) => kept(number, mark, used.get(number))) };
}

/** What a person made of it: verified as an engine's output is. */
export function readEdited(sentence: Sentence, text: string): Reading {
  const { content } = sentence;
  const output = read(withoutFrame(content, tidy(text)), content);
  if (typeof output !== 'string') return { kind: 'lost', token: tokenOf(content, output.lost) };
  const finding = verify(content, output, sentence);
  if (!finding) return { kind: 'read', output };
  if (finding.reason !== 'markup.lost') return { kind: 'unusable', detail: finding.detail };
  const number = Number(/\d+/.exec(finding.detail)?.[0] ?? content.marks.keys().next().value ?? 0);
  return { kind: 'lost', token: tokenOf(content, number) };
}

/** What stands outside the field at either end (a mention, an emoji) may be written all the same. */
function withoutFrame({ frame: { lead, tail } }: Protected, text: string): string {
  const [before, after] = [plainText(lead).trim(), plainText(tail).trim()];
  let inner = text;
  if (before && inner.startsWith(before)) inner = inner.slice(before.length).trimStart();
  if (after && inner.endsWith(after)) inner = inner.slice(0, -after.length).trimEnd();
  return inner === '' ? text : inner;
}

/** What should be checked in what a person wrote. */
export function doubtsOf(sentence: Sentence, output: ProtectedText): Doubt[] {
  return findDoubts(compared(sentence.content.text, output, sentence));
}

/** How a mark is written: alone, or around words. */
type Form = { alone: string } | { open: string; close: string };

const FENCES = { strong: '**', emphasis: '*', delete: '~~' } as const;

function shownForms({ marks }: Protected): Map<number, Form> {
  return new Map([...marks].flatMap(([number, mark]): [number, Form][] => {
    if (mark.kind === 'pair') {
      const fence = mark.node.type === 'link' ? undefined : FENCES[mark.node.type];
      return [[number, fence ? { open: fence, close: fence } : { open: '[', close: `](${number})` }]];
    }
    const shown = shownAtom(mark);
    return shown === undefined ? [] : [[number, { alone: shown }]];
  }));
}

function shownAtom({ node }: Extract<Mark, { kind: 'atom' }>): string | undefined {
  if (node.type === 'inlineCode') return node.value.includes('`') ? undefined : `\`${node.value}\``;
  if (node.type !== 'text' && node.type !== 'link') return undefined;
  const text = plainText([node]);
  return text.trim() === '' || /[⟦⟧]/.test(text) ? undefined : text;
}

function write(output: ProtectedText, forms: Map<number, Form>): string {
  return tokens(output).map((token) => {
    if (token.kind === 'text') return token.value;
    const form = forms.get(token.number);
    if (!form) return `⟦${token.closing ? '/' : ''}${token.number}⟧`;
    return 'alone' in form ? form.alone : token.closing ? form.close : form.open;
  }).join('');
}

/** Whether a written form says again what it was made of, as far as marks go. */
function reads(sentence: Sentence, text: string): boolean {
  const output = read(text, sentence.content);
  return typeof output === 'string' && !verify(sentence.content, output, sentence);
}

/** Text with marks in the place of what stands for them; or the number of the first that is not there. */
function read(text: string, content: Protected): ProtectedText | { lost: number } {
  const forms = shownForms(content);
  let pieces: (string | { mark: string })[] = splitMarks(text);
  const there = new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.mark])));
  const missing = [...forms].filter(([number]) => !there.has(`⟦${number}⟧`));
  // Longer ones first, for an address may begin with another.
  const atoms = missing.flatMap(([number, form]) => ('alone' in form ? [{ number, shown: form.alone }] : []));
  for (const { number, shown } of atoms.sort((a, b) => b.shown.length - a.shown.length || a.number - b.number)) {
    const found = replaceFirst(pieces, shown, `⟦${number}⟧`);
    if (!found) return { lost: number };
    pieces = found;
  }
  let output = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.mark)).join('');
  for (const [number, form] of missing) {
    if (!('open' in form)) continue;
    const around = form.open === '[' ? new RegExp(`\\[([^\\[\\]]*)\\]\\(${number}\\)`) : fenced(form.open);
    if (!around.test(output)) return { lost: number };
    output = output.replace(around, (_, words: string) => `⟦${number}⟧${words}⟦/${number}⟧`);
  }
  return output;
}

const FENCED: Record<string, RegExp> = {
  '**': /\*\*((?:(?!\*\*).)+)\*\*/,
  '*': /(?<!\*)\*(?!\*)((?:[^*]|\*\*)+?)(?<!\*)\*(?!\*)/,
  '~~': /~~((?:(?!~~).)+)~~/,
};
const fenced = (fence: string): RegExp => FENCED[fence]!;

function splitMarks(text: string): (string | { mark: string })[] {
  return tokens(text).map((token) => (token.kind === 'text' ? token.value : { mark: `⟦${token.closing ? '/' : ''}${token.number}⟧` }));
}

function replaceFirst(pieces: (string | { mark: string })[], shown: string, mark: string): (string | { mark: string })[] | undefined {
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== 'string') continue;
    const at = piece.indexOf(shown);
    if (at < 0) continue;
    return [...pieces.slice(0, index), piece.slice(0, at), { mark }, piece.slice(at + shown.length), ...pieces.slice(index + 1)];
  }
  return undefined;
}

function kept(number: number, mark: Mark, form: Form | undefined): EditForm['keep'][number] {
  const token = tokenFor(number, mark, form);
  const means = mark.kind === 'pair' ? (mark.node.type === 'link' ? mark.node.url : undefined) : form ? undefined : meaning(mark);
  return { token, ...(means && { means }) };
}

function tokenFor(number: number, mark: Mark, form: Form | undefined): string {
  if (!form) return mark.kind === 'pair' ? `⟦${number}⟧…⟦/${number}⟧` : `⟦${number}⟧`;
  return 'alone' in form ? form.alone : `${form.open}…${form.close}`;
}

function meaning({ node }: Extract<Mark, { kind: 'atom' }>): string {
  if ('value' in node) return node.value;
  if (node.type === 'image') return node.alt || node.url;
  return node.type === 'footnoteReference' ? `[^${node.identifier}]` : plainText([node]);
}

function tokenOf(content: Protected, number: number): string {
  const mark = content.marks.get(number);
  return mark ? tokenFor(number, mark, shownForms(content).get(number)) : `⟦${number}⟧`;
}
