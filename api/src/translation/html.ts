/** Markdown tree -> safe HTML. Everything a post's HTML may hold is listed here, nothing else gets out. */
import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading, Image, Link, Paragraph, PhrasingContent, Root } from 'mdast';
import { defaultHandlers, toHast, type Handlers, type State } from 'mdast-util-to-hast';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import type { WrittenLanguage } from './languages.ts';

/** A `<span>`: a sentence with its id, or one side of a pair. */
export interface Span {
  type: 'span';
  children: PhrasingContent[];
  sentence?: number;
  className?: string;
  lang?: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    span: Span;
  }
  interface RootContentMap {
    span: Span;
  }
}

/** How the web names a content language in `lang`. */
export const htmlLanguage = (language: WrittenLanguage): string => (language === 'zh' ? 'zh-CN' : language);

const REL = ['nofollow', 'ugc', 'noopener'];
const SAFE_URL = /^(?:https?:|mailto:|[/#?]|[^:/?#]*(?:[/?#]|$))/i;
/** Addresses on this site: one slash, not two (`//host`) and no backslash that a browser reads as one. */
const OWN_URL = /^\/(?![/\\])[^\\]*$/;

const schema: Schema = {
  ...defaultSchema,
  // Ids are made here with a prefix of their own; authors cannot write any.
  clobber: [],
  tagNames: ['a', 'blockquote', 'br', 'code', 'del', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'input', 'li', 'ol', 'p', 'pre',
    'section', 'span', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  attributes: {
    a: ['href', 'title', 'id', 'rel', 'dataSrc', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel', 'ariaDescribedBy',
      ['className', 'mention', 'remote-image', 'data-footnote-backref']],
    code: [['className', /^language-./]],
    h3: [['className', 'pair', 'sr-only'], 'id'],
    img: ['src', 'alt', 'title', ['loading', 'lazy']],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    li: [['className', 'task-list-item'], 'id'],
    ol: ['start', ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: ['dataS', 'dataSrc', 'lang', ['className', 'pair', 'src', 'tgt', 'kept', 'doubted', 'remote-image']],
    td: ['align', ['className', 'pair']],
    th: ['align', ['className', 'pair']],
    ul: [['className', 'contains-task-list']],
    ...Object.fromEntries(['p', 'h4', 'h5', 'h6'].map((tag) => [tag, [['className', 'pair']]])),
  },
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
};
const sanitize = rehypeSanitize(schema) as (tree: HastRoot) => HastRoot;

/** A remote picture is a link the page loads on tap: opening a thread tells no stranger the reader's address. */
function image(state: State, node: Image): Element {
  const url = node.url.trim();
  if (OWN_URL.test(url)) {
    const element = defaultHandlers.image(state, node);
    element.properties = { ...element.properties, loading: 'lazy' };
    return element;
  }
  const shown = node.alt || url.split(/[?#]/)[0]!.split('/').pop() || url;
  const children: ElementContent[] = [{ type: 'text', value: shown }];
  if (!/^https?:/i.test(url)) return { type: 'element', tagName: 'span', properties: {}, children };
  return { type: 'element', tagName: 'a', properties: { className: ['remote-image'], href: url, rel: REL, dataSrc: url }, children };
}

function link(state: State, node: Link): Element {
  // A link that leads nowhere safe keeps its words and loses its address.
  if (!SAFE_URL.test(node.url.trim())) return { type: 'element', tagName: 'span', properties: {}, children: state.all(node) };
  const element = defaultHandlers.link(state, node);
  if (node.data?.mention) element.properties = { className: ['mention'], ...element.properties };
  else element.properties = { ...element.properties, rel: REL };
  return element;
}

/** A post stands inside a page whose own headings are h1 and h2. */
function heading(state: State, node: Heading): Element {
  const element = defaultHandlers.heading(state, node);
  element.tagName = `h${Math.min(6, node.depth + 2)}`;
  return element;
}

function span(state: State, node: Span): Element {
  const properties: Element['properties'] = {};
  if (node.sentence !== undefined) properties.dataS = String(node.sentence);
  if (node.className) properties.className = [node.className];
  if (node.lang) properties.lang = node.lang;
  return { type: 'element', tagName: 'span', properties, children: state.all(node as unknown as Paragraph) };
}

const handlers = { heading, image, link, span } as unknown as Handlers;

/**
 * HTML has no link inside a link: a picture or a footnote inside one becomes a plain span. The heading of the
 * footnotes gets an id of its own, for there are many posts on a page.
 */
function settle(node: HastNodes, prefix: string, inLink = false): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const isLink = child.tagName === 'a';
    if (isLink && inLink) {
      child.tagName = 'span';
      const { className, dataSrc } = child.properties;
      child.properties = dataSrc ? { className: className!, dataSrc } : {};
    }
    if (child.properties.id === 'footnote-label') child.properties.id = `${prefix}-footnotes`;
    if (child.properties.ariaDescribedBy) child.properties.ariaDescribedBy = [`${prefix}-footnotes`];
    settle(child, prefix, inLink || isLink);
  }
}

export interface HtmlOptions {
  /** Language of the labels that footnotes bring along. */
  language: WrittenLanguage;
  /** Keeps footnote ids of different posts on one page apart. */
  idPrefix: string;
}

/** Renders a tree as safe HTML. */
export function toSafeHtml(root: Root, { language, idPrefix }: HtmlOptions): string {
  const chinese = language === 'zh';
  const tree = toHast(root, {
    handlers,
    clobberPrefix: `${idPrefix}-`,
    footnoteLabel: chinese ? '脚注' : 'Footnotes',
    footnoteLabelTagName: 'h3',
    footnoteBackLabel: (reference, again) => {
      const number = again > 1 ? `${reference + 1}-${again}` : `${reference + 1}`;
      return chinese ? `回到脚注 ${number} 处` : `Back to reference ${number}`;
    },
  }) as HastRoot;
  settle(tree, idPrefix);
  return toHtml(sanitize(tree));
}
