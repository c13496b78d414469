/** Markdown as people here write it: GFM, emphasis next to Chinese punctuation, a newline is a line break. */
import type { Definition, Nodes, Parents, Root } from 'mdast';
import remarkBreaks from 'remark-breaks';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { fenceAddresses, unfenceTree } from './full-width-links.ts';
import { assertShallow, PostTooDeep, surveyMarkdown, type Excess } from './markdown-limits.ts';
import { linkMentions } from './mentions.ts';

export interface ParsedMarkdown {
  root: Root;
  mentions: string[];
}

/** Raw HTML is never parsed: it stays visible as the characters the author typed. */
const ALWAYS_OFF = ['htmlFlow', 'htmlText'];
const CONSTRUCTS: Record<Excess, string[]> = {
  emphasis: ['attention', 'strikethrough'],
  links: ['labelStartImage', 'labelStartLink', 'labelEnd', 'definition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'gfmFootnoteDefinition'],
  autolinks: ['protocolAutolink', 'wwwAutolink', 'emailAutolink'],
  headings: ['setextUnderline'],
  code: ['codeText'],
  containers: ['blockQuote', 'list', 'gfmFootnoteDefinition'],
};

type Parser = Processor<Root, Root, Root, undefined, undefined>;
const parsers = new Map<string, Parser>();

/** Building a processor costs more than parsing a post, so each is made once and frozen. */
function parserWithout(excess: Excess[]): Parser {
  const key = excess.join();
  let parser = parsers.get(key);
  if (!parser) {
    const off = [...ALWAYS_OFF, ...excess.flatMap((kind) => CONSTRUCTS[kind])];
    parser = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkCjkFriendly)
      .use(remarkCjkStrikethrough)
      .use(remarkBreaks)
      .use(function (this: Processor) {
        (this.data().micromarkExtensions ??= []).push({ disable: { null: off } });
      })
      .freeze() as unknown as Parser;
    parsers.set(key, parser);
  }
  return parser;
}

/** Parses a post. Throws `PostTooDeep`; nothing else makes it fail. */
export function parseMarkdown(source: string): ParsedMarkdown {
  const parser = parserWithout(surveyMarkdown(source));
  let root: Root;
  try {
    root = parser.parse(fenceAddresses(source));
    assertShallow(root);
    root = parser.runSync(root);
  } catch (error) {
    // The stack runs out only on nesting that the survey could not see.
    if (error instanceof RangeError) throw new PostTooDeep();
    throw error;
  }
  unfenceTree(root);
  resolveReferences(root);
  return { root, mentions: linkMentions(root) };
}

/** `[text][ref]` becomes a plain link, so that later steps know one kind of link and one kind of image. */
function resolveReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  const parents: Parents[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (!('children' in node)) continue;
    parents.push(node);
    for (let at = node.children.length - 1; at >= 0; at -= 1) open.push(node.children[at]!);
  }
  if (definitions.size === 0) return;
  for (const parent of parents) {
    parent.children = (parent.children as Nodes[])
      .filter((child) => child.type !== 'definition')
      .map((child) => resolved(child, definitions)) as never;
  }
}

function resolved(node: Nodes, definitions: Map<string, Definition>): Nodes {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const found = definitions.get(node.identifier);
  if (!found) return node;
  const target = { url: found.url, title: found.title ?? null };
  // Changed in place: the parents collected above still point at this node.
  return Object.assign(node, node.type === 'linkReference' ? { type: 'link', ...target } : { type: 'image', ...target }) as Nodes;
}
