/** Code, links, mentions, emoji … -> numbered marks an engine carries through, and back. See `ProtectedText`. */
import type { Link, PhrasingContent, Text } from 'mdast';
import type { FindTerms } from './glossary.ts';
import { tokens, type Token } from './marks.ts';
import type { ProtectedText } from './ports.ts';

/** What a mark stands for. */
export type Mark =
  | { kind: 'atom'; node: PhrasingContent; /** A term of the glossary: `node` is its translation. A `name` is written as it is wherever it stands. */ term?: 'word' | 'name'; /** Is a link itself, so it must not end up inside another. */ isLink: boolean; /** The author put it into a link. */ inLink: boolean }
  | { kind: 'pair'; node: Pair; /** Number of the pair around it, 0 for none. */ parent: number; /** Held something to read. */ filled: boolean };

type Pair = Extract<PhrasingContent, { type: 'link' | 'strong' | 'emphasis' | 'delete' }>;

export interface Protected {
  /** What the engine gets. */
  text: ProtectedText;
  /** By number, from 1. */
  marks: Map<number, Mark>;
  /** Kept outside the engine: emoji, mentions and pictures at either end, and emphasis around everything. */
  frame: Frame;
}

interface Frame {
  lead: PhrasingContent[];
  tail: PhrasingContent[];
  wrappers: Pair[];
  /** White space at either end of what is left. */
  before: string;
  after: string;
}

/** One emoji. No two ways to read the same characters: the expression is repeated below, on hostile text. */
const EMOJI =
  '(?:\\p{RI}\\p{RI}|[0-9#*]\\ufe0f?\\u20e3|\\p{ExtPict}(?:\\ufe0f|\\p{EMod})?[\\u{e0020}-\\u{e007f}]*(?:\\u200d\\p{ExtPict}(?:\\ufe0f|\\p{EMod})?)*)';
/** Atoms within running text: literal marks, addresses, mail, hashtags, tags of raw HTML, emoji. */
const ATOM = new RegExp(
  [
    '[⟦⟧]+',
    '(?:https?:\\/\\/|www\\.)[^\\s<>，。！？；：、（）“”⟦⟧]+',
    '[\\w.+\\-]{1,64}@[\\w\\-]{1,64}(?:\\.[\\w\\-]{1,32}){1,4}',
    '(?<![\\p{L}\\p{N}_&#])#(?:[\\p{L}\\p{N}_]{1,40}#|(?=\\p{L})[\\p{Script=Latin}\\p{N}_]{1,40}(?![\\p{L}\\p{N}_])|\\p{Script=Han}[\\p{Script=Han}\\p{N}_]{0,19}(?![\\p{L}\\p{N}_]))',
    '<\\/?[A-Za-z][^<>⟦⟧]{0,300}>|<!--[^⟦⟧]{0,300}?-->',
    `${EMOJI}+`,
  ].join('|'),
  'gu',
);
const EMOJI_FIRST = new RegExp(`^(?:${EMOJI}|\\s)+`, 'u');
const EMOJI_RUNS = new RegExp(`(?:${EMOJI}|\\s)+`, 'gu');
const ONLY_EMOJI = new RegExp(`^(?:${EMOJI}|\\s)+$`, 'u');

const isPair = (node: PhrasingContent): node is Pair =>
  node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete' || (node.type === 'link' && !isAddress(node));

/** A link that shows its own address, or a person: nothing in it to translate. */
function isAddress(node: Link): boolean {
  if (node.data?.mention) return true;
  const [only] = node.children;
  if (node.children.length !== 1 || only?.type !== 'text') return false;
  const shown = only.value;
  return node.url === shown || node.url === `http://${shown}` || node.url === `mailto:${shown}` || /^(?:https?:\/\/|www\.)\S+$/i.test(shown);
}

/** Protects one sentence's inline content. `terms` finds what has a fixed translation. */
export function protect(content: PhrasingContent[], terms: FindTerms = () => []): Protected {
  const { nodes, lead, tail, wrappers } = unframe(content);
  const marks = new Map<number, Mark>();
  const write = (list: PhrasingContent[], parent: number): string => list.map((node) => writeNode(node, parent)).join('');
  const add = (mark: Mark): number => {
    marks.set(marks.size + 1, mark);
    return marks.size;
  };
  const inLink = (parent: number): boolean => {
    const mark = marks.get(parent);
    return mark?.kind === 'pair' && (mark.node.type === 'link' || inLink(mark.parent));
  };
  const writeNode = (node: PhrasingContent, parent: number): string => {
    if (node.type === 'text') {
      const atom = (value: string, term?: 'word' | 'name') => `⟦${add({ kind: 'atom', node: { type: 'text', value }, ...(term && { term }), isLink: false, inLink: inLink(parent) })}⟧`;
      return cutOut(node.value, terms).map(({ text, as }) => (as === 'words' ? text : atom(text, as === 'atom' ? undefined : as))).join('');
    }
    if (!isPair(node)) {
      const isLink = node.type !== 'inlineCode' && node.type !== 'break';
      return `⟦${add({ kind: 'atom', node, isLink, inLink: inLink(parent) })}⟧`;
    }
    const mark: Mark = { kind: 'pair', node, parent, filled: true };
    const number = add(mark);
    const inner = write(node.children, number);
    mark.filled = inner.trim() !== '';
    return `⟦${number}⟧${inner}⟦/${number}⟧`;
  };
  const written = write(nodes, 0);
  const text = written.trim();
  const from = written.indexOf(text);
  return { text, marks, frame: { lead, tail, wrappers, before: written.slice(0, from), after: written.slice(from + text.length) } };
}

/** Text, atoms and terms in their order; terms stand only in the text between atoms. */
function cutOut(value: string, terms: FindTerms): { text: string; as: 'words' | 'atom' | 'word' | 'name' }[] {
  const parts: ReturnType<typeof cutOut> = [];
  const words = (text: string) => {
    let from = 0;
    for (const { at, length, term } of terms(text)) {
      parts.push({ text: text.slice(from, at), as: 'words' }, { text: term.to, as: term.target === 'en' && term.from !== term.to ? 'word' : 'name' });
      from = at + length;
    }
    parts.push({ text: text.slice(from), as: 'words' });
  };
  let from = 0;
  for (const match of value.matchAll(ATOM)) {
    words(value.slice(from, match.index));
    parts.push({ text: match[0], as: 'atom' });
    from = match.index + match[0].length;
  }
  words(value.slice(from));
  return parts;
}

/** Takes off what need not pass through the engine; the fewer marks, the fewer are lost. */
function unframe(content: PhrasingContent[]): Omit<Frame, 'before' | 'after'> & { nodes: PhrasingContent[] } {
  const lead: PhrasingContent[] = [];
  const tail: PhrasingContent[] = [];
  let nodes = content.flatMap(splitEmojiEnds);
  const outside = (node: PhrasingContent | undefined) =>
    node && (node.type === 'image' || (node.type === 'link' && node.data?.mention) || (node.type === 'text' && ONLY_EMOJI.test(node.value)));
  while (outside(nodes[0])) lead.push(nodes.shift()!);
  while (outside(nodes.at(-1))) tail.unshift(nodes.pop()!);
  const wrappers: Pair[] = [];
  while (nodes.length === 1 && isPair(nodes[0]!)) {
    wrappers.push(nodes[0]);
    nodes = nodes[0].children;
  }
  return { nodes, lead, tail, wrappers };
}

function splitEmojiEnds(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'text') return [node];
  const first = EMOJI_FIRST.exec(node.value)?.[0] ?? '';
  const rest = node.value.slice(first.length);
  // Run by run rather than with `$`, which would try every run from each of its characters.
  const run = [...rest.matchAll(EMOJI_RUNS)].at(-1);
  const last = run && run.index + run[0].length === rest.length ? run[0] : '';
  const parts = [first, rest.slice(0, rest.length - last.length), last];
  return parts.filter((value) => value !== '').map((value) => ({ type: 'text', value }));
}

/** Puts an engine's output back into place. The output must have passed `verify`. */
export function restore({ marks, frame, text: source }: Protected, output: ProtectedText, respace = output !== source): PhrasingContent[] {
  const { lead, tail, wrappers, before, after } = frame;
  let nodes = build(tokens(before + output + after), marks, respace);
  for (const wrapper of wrappers.toReversed()) nodes = [{ ...wrapper, children: nodes } as Pair];
  return [...lead, ...nodes, ...tail];
}

function build(list: Token[], marks: Map<number, Mark>, respace: boolean): PhrasingContent[] {
  const stack: { number: number; nodes: PhrasingContent[] }[] = [{ number: 0, nodes: [] }];
  list.forEach((token, index) => {
    const top = stack.at(-1)!;
    if (token.kind === 'text') return void top.nodes.push({ type: 'text', value: token.value });
    const mark = marks.get(token.number)!;
    if (mark.kind === 'atom') {
      if (mark.term) return void pushTerm(top.nodes, mark.node as Text, mark.term, list, index);
      const wordLike = respace && (mark.node.type === 'inlineCode' || mark.node.type === 'link');
      if (wordLike && touches(list[index - 1], /[A-Za-z0-9,.;:!?]$/)) top.nodes.push({ type: 'text', value: ' ' });
      top.nodes.push(mark.node);
      if (wordLike && touches(list[index + 1], /^[A-Za-z0-9]/)) top.nodes.push({ type: 'text', value: ' ' });
    } else if (!token.closing) stack.push({ number: token.number, nodes: [] });
    else {
      stack.pop();
      stack.at(-1)!.nodes.push({ ...mark.node, children: top.nodes } as Pair);
    }
  });
  return stack[0]!.nodes;
}

const HAN = '\\p{Script=Han}，。！？；：、（）“”';
const HAN_BEFORE = new RegExp(`[${HAN}] $`, 'u');
const HAN_AFTER = new RegExp(`^ [${HAN}]`, 'u');

/** A term reads like any word: spaces around it in English, none between Chinese words, a capital where a sentence begins. */
function pushTerm(nodes: PhrasingContent[], { value: word }: Text, kind: 'word' | 'name', list: Token[], index: number): void {
  const [before, after] = [list[index - 1], list[index + 1]];
  const last = nodes.at(-1);
  const latin = (letter: string | undefined) => /[A-Za-z0-9]/.test(letter ?? '');
  if (!latin(word[0]) && last?.type === 'text' && HAN_BEFORE.test(last.value)) nodes[nodes.length - 1] = { type: 'text', value: last.value.slice(0, -1) };
  if (latin(word[0]) && touches(before, /[A-Za-z0-9,.;:!?)]$/)) nodes.push({ type: 'text', value: ' ' });
  const begins = kind === 'word' && (index === 0 || (index === 1 && before?.kind === 'text' && /^[\s"'“‘(]*$/.test(before.value)));
  nodes.push({ type: 'text', value: begins && /^[a-z]+(?![A-Za-z])/.test(word) && list.length > 1 ? word[0]!.toUpperCase() + word.slice(1) : word });
  if (latin(word.at(-1)) && touches(after, /^[A-Za-z0-9(]/)) nodes.push({ type: 'text', value: ' ' });
  if (!latin(word.at(-1)) && after?.kind === 'text' && HAN_AFTER.test(after.value)) list[index + 1] = { kind: 'text', value: after.value.slice(1) };
}

/** An engine for a language without spaces may glue code or a mention to an English word. */
const touches = (token: Token | undefined, pattern: RegExp) => token?.kind === 'text' && pattern.test(token.value);
