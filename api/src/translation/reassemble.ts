/** Sentences -> Markdown tree -> safe HTML, each sentence in a span with its id. */
import { createHash } from 'node:crypto';
import type { Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import { htmlLanguage, toSafeHtml, type Span } from './html.ts';
import { spaceBetween } from './join-sentences.ts';
import type { Language, WrittenLanguage } from './languages.ts';
import { toMarkdown } from './to-markdown.ts';
import { isSentence, plainText, type Block, type Segmented, type Sentence } from './segment.ts';

/** How one sentence reads in the target language. */
export interface Rendering {
  nodes: PhrasingContent[];
  outcome: 'translated' | 'same-language' | 'kept';
  /** Something in it should be checked. */
  doubted?: boolean;
}

/** By sentence id. */
export type Renderings = Map<number, Rendering>;

/** The post as its author wrote it. */
export function originalHtml(text: Segmented, language: WrittenLanguage, markdown: string): string {
  const root = rebuild(text, (block) => [within(block, sourceSide(block, language))]);
  return toSafeHtml(root, { language, idPrefix: idPrefix(markdown, 'o') });
}

/** A text without the ids of its sentences: there is nothing they could be aligned with. */
export function bareHtml(text: Segmented, language: WrittenLanguage, markdown: string): string {
  const root = rebuild(text, (block) => [within(block, block.pieces.map((piece) => (isSentence(piece) ? span({ children: piece.nodes }) : piece.glue)))]);
  return toSafeHtml(root, { language, idPrefix: idPrefix(markdown, 'b') });
}

/** The post in the target language. */
export function translatedHtml(text: Segmented, renderings: Renderings, target: Language, markdown: string): string {
  const root = rebuild(text, (block) => [within(block, targetSide(block, renderings, target))]);
  return toSafeHtml(root, { language: target, idPrefix: idPrefix(markdown, target) });
}

/** The post in the target language as its author could write on in it. */
export function translatedMarkdown(text: Segmented, renderings: Renderings, target: Language): string {
  return toMarkdown(rebuild(text, (block) => [within(block, targetSide(block, renderings, target))]));
}

/** Both in one tree, block by block; a block with nothing to translate stands once. */
export function pairedHtml(text: Segmented, renderings: Renderings, language: WrittenLanguage, target: Language, markdown: string): string {
  const root = rebuild(text, (block) => {
    const differs = block.pieces.some((piece) => isSentence(piece) && renderings.get(piece.id)!.outcome !== 'same-language');
    if (!differs) return [within(block, sourceSide(block, language))];
    return [
      span({ className: 'src', lang: htmlLanguage(language), children: [within(block, sourceSide(block, language))].flat() }),
      span({ className: 'tgt', lang: htmlLanguage(target), children: [within(block, targetSide(block, renderings, target))].flat() }),
    ];
  });
  return toSafeHtml(root, { language: target, idPrefix: idPrefix(markdown, `${target}-pair`) });
}

const span = (rest: Omit<Span, 'type'>): Span => ({ type: 'span', ...rest });

/** Two posts on one page must not share footnote ids; the text tells them apart well enough. */
const idPrefix = (markdown: string, side: string) => `n${createHash('sha256').update(markdown).digest('hex').slice(0, 8)}-${side}`;

function sourceSide(block: Block, language: WrittenLanguage): PhrasingContent[] {
  return block.pieces.map((piece) => (isSentence(piece) ? sourceSpan(piece, language) : piece.glue));
}

function sourceSpan({ id, nodes, language }: Sentence, post: WrittenLanguage): Span {
  return span({ sentence: id, children: nodes, ...(language && language !== post ? { lang: htmlLanguage(language) } : {}) });
}

function targetSide(block: Block, renderings: Renderings, target: Language): PhrasingContent[] {
  const side: PhrasingContent[] = [];
  let gap: PhrasingContent[] = [];
  let before: { text: string; changed: boolean } | undefined;
  for (const piece of block.pieces) {
    if (!isSentence(piece)) {
      gap.push(piece.glue);
      continue;
    }
    const { nodes, outcome, doubted } = renderings.get(piece.id)!;
    const text = plainText(nodes);
    const changed = text !== piece.text;
    const onlySpace = gap.every((node) => node.type === 'text');
    if (onlySpace && before && (changed || before.changed)) gap = [{ type: 'text', value: spaceBetween(before.text, text, target) }];
    // A Chinese paragraph may open with two wide spaces; an English one does not.
    else if (onlySpace && !before && changed && target !== 'zh') gap = [];
    side.push(...gap);
    gap = [];
    const foreign = outcome !== 'translated' && piece.language && piece.language !== target;
    side.push(span({ sentence: piece.id, children: nodes, ...(outcome === 'kept' ? { className: 'kept' } : doubted ? { className: 'doubted' } : {}), ...(foreign ? { lang: htmlLanguage(piece.language!) } : {}) }));
    before = { text, changed };
  }
  return [...side, ...gap];
}

/** Puts emphasis back that embraced the whole block. */
function within(block: Block, content: PhrasingContent[]): PhrasingContent[] {
  return block.wrappers.toReversed().reduce<PhrasingContent[]>((children, wrapper) => [{ ...wrapper, children }], content);
}

/** A copy of the tree in which each block's content is what `content` says; several parts make a pair. */
function rebuild({ root, blocks }: Segmented, content: (block: Block) => (PhrasingContent | PhrasingContent[])[]): Root {
  const copy = <T extends Nodes>(node: T, tight: boolean): T => {
    const block = blocks.get(node);
    if (block) return copyBlock(block, content(block), tight) as T;
    if (!('children' in node)) return node;
    const isTight = node.type === 'list' ? !isLoose(node) : node.type === 'listItem' && tight;
    const children = (node.children as Nodes[]).map((child) => copy(child, isTight));
    return { ...node, children } as T;
  };
  return copy(root, false);
}

function copyBlock({ node }: Block, parts: (PhrasingContent | PhrasingContent[])[], tight: boolean): Nodes {
  const children = parts.flat() as Paragraph['children'];
  if (parts.length === 1) return { ...node, children } as Nodes;
  // The paragraphs of a tight list have no element of their own.
  if (tight && node.type === 'paragraph') return span({ className: 'pair', children });
  return { ...node, children, data: { hProperties: { className: ['pair'] } } } as Nodes;
}

const isLoose = (list: Parents) => list.type === 'list' && (Boolean(list.spread) || list.children.some((item) => item.spread ?? item.children.length > 1));
