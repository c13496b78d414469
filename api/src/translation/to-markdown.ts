/** Markdown tree -> Markdown, for an author who wants to write on in what a machine made of their post. */
import type { Link, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown as stringify, type Handle } from 'mdast-util-to-markdown';
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly';
import { toString } from 'mdast-util-to-string';

const span: Handle = (node, _, state, info) => state.containerPhrasing(node, info);

/** A newline is a line break here. */
const newline: Handle = () => '\n';

/** Mentions and addresses are links only because they read like one. */
const link: Handle = (node: Link, parent, state, info) => {
  const shown = toString(node);
  const isShown = node.data?.mention || node.url === shown || node.url === `http://${shown}` || node.url === `mailto:${shown}`;
  return isShown ? shown : defaultHandlers.link(node, parent, state, info);
};

/** Written so that parsing it gives the tree again, as far as Markdown can say it. */
export function toMarkdown(root: Root): string {
  return stringify(root, {
    bullet: '-', rule: '-',
    extensions: [cjkFriendlyToMarkdown(), gfmToMarkdown()],
    handlers: { span, break: newline, link },
  }).trim();
}
