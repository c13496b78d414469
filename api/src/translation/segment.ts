/** Markdown tree -> ordered sentences, each with its place. */
import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, TableCell } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { sentenceLanguage } from './detect-language.ts';
import type { WrittenLanguage } from './languages.ts';
import { sentenceBoundaries } from './sentence-boundaries.ts';

export interface Sentence {
  /** Position in the text from 0; stands in `data-s`. */
  id: number;
  nodes: PhrasingContent[];
  /** Plain text as the author wrote it. */
  text: string;
  /** `null`: nothing in it belongs to one language. */
  language: WrittenLanguage | null;
}

/** A sentence, or what stands between two: white space, a line break, a picture. */
export type Piece = Sentence | { glue: PhrasingContent };

/** A block that holds running text, and that text in pieces. */
export interface Block {
  node: Paragraph | Heading | TableCell;
  /** Emphasis that embraces the whole block, outermost first; the pieces are what stands inside. */
  wrappers: Wrapper[];
  pieces: Piece[];
}

export interface Segmented {
  root: Root;
  blocks: Map<Nodes, Block>;
  sentences: Sentence[];
}

type Wrapper = Extract<PhrasingContent, { type: 'strong' | 'emphasis' | 'delete' }>;

const isWrapper = (node: PhrasingContent): node is Wrapper => node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete';
const isBlock = (node: Nodes): node is Block['node'] => node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
export const isSentence = (piece: Piece): piece is Sentence => 'id' in piece;

/** Splits a post's tree into sentences. The tree itself is left as it is. */
export function segment(root: Root, language: WrittenLanguage, whole?: () => WrittenLanguage | null): Segmented {
  const blocks = new Map<Nodes, Block>();
  const sentences: Sentence[] = [];
  const visit = (node: Parents): void => {
    for (const child of node.children as Nodes[]) {
      if (isBlock(child)) {
        const block = splitBlock(child, (nodes) => {
          const sentence = { id: sentences.length, nodes, text: plainText(nodes), language: sentenceLanguage(spoken(nodes), language, whole) };
          sentences.push(sentence);
          return sentence;
        });
        blocks.set(child, block);
      } else if ('children' in child) visit(child);
    }
  };
  visit(root);
  return { root, blocks, sentences };
}

function splitBlock(node: Block['node'], sentence: (nodes: PhrasingContent[]) => Sentence): Block {
  const wrappers: Wrapper[] = [];
  let children: PhrasingContent[] = node.children;
  while (children.length === 1 && isWrapper(children[0]!)) {
    wrappers.push(children[0]);
    children = children[0].children;
  }
  const pieces = lines(children).flatMap(({ content, ended }) => {
    const line = cut(content).flatMap((nodes) => pieceTogether(nodes, sentence));
    return ended ? [...line, { glue: ended }] : line;
  });
  return { node, wrappers, pieces };
}

/** A line break ends a sentence. */
function lines(children: PhrasingContent[]): { content: PhrasingContent[]; ended?: PhrasingContent }[] {
  const found: { content: PhrasingContent[]; ended?: PhrasingContent }[] = [{ content: [] }];
  for (const child of children) {
    if (child.type === 'break') {
      found.at(-1)!.ended = child;
      found.push({ content: [] });
    } else found.at(-1)!.content.push(child);
  }
  return found;
}

/** What a node contributes to the text in which boundaries are looked for; a boundary inside it is not used. */
function projected(node: PhrasingContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode' || node.type === 'footnoteReference') return 'x';
  return toString(node, { includeImageAlt: false }) || '\ufffc';
}

/** Cuts one line at its sentence boundaries; only text at the top level can be cut. */
function cut(nodes: PhrasingContent[]): PhrasingContent[][] {
  const texts = nodes.map(projected);
  const boundaries = sentenceBoundaries(texts.join(''));
  const found: PhrasingContent[][] = [[]];
  let offset = 0;
  let next = 0;
  nodes.forEach((node, index) => {
    const end = offset + texts[index]!.length;
    let from = offset;
    while (next < boundaries.length && boundaries[next]! < end) {
      const boundary = boundaries[next++]!;
      if (boundary === offset) found.push([]);
      else if (node.type === 'text') {
        found.at(-1)!.push({ type: 'text', value: node.value.slice(from - offset, boundary - offset) });
        found.push([]);
        from = boundary;
      }
    }
    found.at(-1)!.push(node.type === 'text' && from > offset ? { type: 'text', value: node.value.slice(from - offset) } : node);
    offset = end;
  });
  return found;
}

/** White space around a sentence stays outside it; what has nothing to read is no sentence. */
function pieceTogether(nodes: PhrasingContent[], sentence: (nodes: PhrasingContent[]) => Sentence): Piece[] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  const inner = [...nodes];
  for (let first = inner[0]; first?.type === 'text'; first = inner[0]) {
    const value = first.value.trimStart();
    if (value.length < first.value.length) before.push(space(first.value.slice(0, first.value.length - value.length)));
    if (value !== '') {
      inner[0] = { type: 'text', value };
      break;
    }
    inner.shift();
  }
  for (let last = inner.at(-1); last?.type === 'text'; last = inner.at(-1)) {
    const value = last.value.trimEnd();
    if (value.length < last.value.length) after.unshift(space(last.value.slice(value.length)));
    if (value !== '') {
      inner[inner.length - 1] = { type: 'text', value };
      break;
    }
    inner.pop();
  }
  const readable = inner.some((node) => node.type !== 'image' && node.type !== 'footnoteReference' && (node.type !== 'text' || node.value.trim() !== ''));
  return [...before, ...(readable ? [sentence(inner)] : inner.map((glue) => ({ glue }))), ...after];
}

const space = (value: string): Piece => ({ glue: { type: 'text', value } });

/** Plain text of inline content: line breaks as spaces, no descriptions of pictures. */
export function plainText(nodes: PhrasingContent[]): string {
  return nodes.map((node) => (node.type === 'break' ? ' ' : 'children' in node ? plainText(node.children) : toString(node, { includeImageAlt: false }))).join('');
}

/** The words of a sentence without its code and mentions. */
function spoken(nodes: PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'inlineCode' || (node.type === 'link' && node.data?.mention)) return ' ';
      return 'children' in node ? spoken(node.children) : node.type === 'text' ? node.value : ' ';
    })
    .join('');
}
