/**
 * GFM's bare links run on to the next white space, so `https://example.com，谢谢` would become one link.
 * Chinese has no white space there: before parsing, a fence (an invisible line separator, which the author's
 * text is cleared of) is set where the address ends, and after parsing every fence is taken out again.
 */
import type { Link, Nodes, Parents, Root, Text } from 'mdast';

const FENCE = '\u2028';
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>\u2028]+/gi;
const WIDE_PUNCTUATION = /[\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—·]/u;
const HAN = /\p{Script=Han}/u;

/** Where an address ends: at full-width punctuation, or where Chinese follows a Latin word without a break. */
function addressEnd(address: string): number {
  const wide = address.search(WIDE_PUNCTUATION);
  const end = wide < 0 ? address.length : wide;
  for (let at = 1; at < end; at += 1) {
    // `/item/中文` is part of the path (browsers copy it so); `/item谢谢` is the next word.
    if (HAN.test(address[at]!) && /[A-Za-z0-9]/.test(address[at - 1]!)) return at;
  }
  return end;
}

/** Sets the fences. */
export function fenceAddresses(source: string): string {
  return source.replaceAll(FENCE, '\n').replace(ADDRESS, (address) => {
    const end = addressEnd(address);
    return end === address.length ? address : address.slice(0, end) + FENCE + address.slice(end);
  });
}

const bare = (text: string) => text.replaceAll(FENCE, '');

/** Takes the fences out of a node's own strings, in place. */
function clean(node: Nodes): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const field of ['value', 'url', 'title', 'alt', 'label', 'identifier', 'lang', 'meta']) {
    const value = fields[field];
    if (typeof value === 'string' && value.includes(FENCE)) fields[field] = bare(value);
  }
}

/** A bare link that still ran over its fence, cut in two; `undefined` when the node is something else. */
function cutLink(node: Nodes): [Link, Text] | undefined {
  if (node.type !== 'link' || node.children.length !== 1) return undefined;
  const text = node.children[0]!;
  if (text.type !== 'text' || !text.value.includes(FENCE)) return undefined;
  const [address = '', ...rest] = text.value.split(FENCE);
  // Not a bare link: the author's own words as the link's text.
  if (!bare(node.url).endsWith(bare(text.value))) return undefined;
  const url = node.url.slice(0, node.url.length - text.value.length) + address;
  return [{ ...node, url, children: [{ type: 'text', value: address }] }, { type: 'text', value: rest.join('') }];
}

/** Takes the fences out of a parsed tree and ends bare links where they stood. */
export function unfenceTree(root: Root): void {
  const open: Parents[] = [root];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const children = parent.children as Nodes[];
    for (let at = 0; at < children.length; at += 1) {
      const cut = cutLink(children[at]!);
      if (cut) children.splice(at, 1, ...cut);
      clean(children[at]!);
      const child = children[at]!;
      if ('children' in child) open.push(child);
    }
  }
}
