/** `@handle` in running text becomes a link to that person, once, right after parsing. */
import type { Link, Nodes, Parents, PhrasingContent, Root } from 'mdast';

declare module 'mdast' {
  interface LinkData {
    /** The handle, when the link was made from `@handle`. */
    mention?: string;
  }
}

/**
 * A handle is Latin or Chinese here, never both: without white space between words, `@alice你好` could not be
 * told from a mixed handle. Not after a letter (mail addresses) and not before `/`, `@` or a domain (`@types/node`).
 */
const MENTION = /(?<![\p{Script=Latin}\p{N}_./@])@([\p{Script=Latin}\p{N}_]{3,20}|[\p{Script=Han}][\p{Script=Han}\p{N}_]{2,19})(?![\p{Script=Latin}\p{N}_/@]|\.[\p{L}\p{N}])/gu;

function splitText(value: string, found: Set<string>): PhrasingContent[] | undefined {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of value.matchAll(MENTION)) {
    const handle = match[1]!;
    found.add(handle);
    if (match.index > from) parts.push({ type: 'text', value: value.slice(from, match.index) });
    parts.push(mentionLink(handle));
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return undefined;
  if (from < value.length) parts.push({ type: 'text', value: value.slice(from) });
  return parts;
}

function mentionLink(handle: string): Link {
  return {
    type: 'link',
    url: `/u/${encodeURIComponent(handle)}`,
    children: [{ type: 'text', value: `@${handle}` }],
    data: { mention: handle },
  };
}

/** Replaces mentions in the tree, in place, and returns the handles found. Text of links is left alone. */
export function linkMentions(root: Root): string[] {
  const found = new Set<string>();
  const open: Parents[] = [root];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    if (parent.type === 'link') continue;
    const children: Nodes[] = [];
    for (const child of parent.children as Nodes[]) {
      const parts = child.type === 'text' && child.value.includes('@') ? splitText(child.value, found) : undefined;
      if (parts) children.push(...parts);
      else children.push(child);
      if ('children' in child) open.push(child);
    }
    parent.children = children as never;
  }
  return [...found];
}
