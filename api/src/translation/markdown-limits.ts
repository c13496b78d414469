/** How deep a post's Markdown may nest. */
export const MAX_DEPTH = 100;

/** The post nests deeper than anybody reads, or is built to make the parser slow. */
export class PostTooDeep extends Error {
  readonly code = 'post.too_deep';
  constructor(message = `nested deeper than ${MAX_DEPTH} levels`) {
    super(message);
    this.name = 'PostTooDeep';
  }
}

/**
 * Syntax that costs the parser quadratic time when there is too much of it in one place. Nobody writes that
 * much by hand; past the limit it is left as plain characters, which loses no word and refuses no post.
 */
export type Excess = 'emphasis' | 'links' | 'autolinks' | 'headings' | 'code' | 'containers';

/** Counted within one block (see `STARTS_BLOCK`), where delimiters can meet. */
const MANY_IN_A_BLOCK = { emphasis: 1_000, links: 1_600, code: 1_000, autolinks: 800 };
/** Counted over the whole text. */
const MANY_UNDERLINES = 400;
const MANY_CONTAINERS = 800;
const LONG_ADDRESS = 2_000;
/** Lines times nesting: each line is tried against every open container. */
const MANY_CONTAINER_STEPS = 100_000;

const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,99}\]:)/y;
/** A line that starts a new block, so that delimiters before and after it never meet. */
const STARTS_BLOCK = /^ {0,3}(?:#{1,6} |[-+*] |>|$)/;

/** Levels of quotes and lists opened by the start of one line; indentation before a marker counts too. */
function lineDepth(line: string): number {
  let depth = 0;
  let at = 0;
  for (;;) {
    CONTAINER.lastIndex = at;
    const match = CONTAINER.exec(line);
    if (!match) return depth;
    depth += 1 + Math.floor(Math.max(0, match[0].length - 4) / 2);
    at += match[0].length;
  }
}

const DELIMITERS = {
  emphasis: /\*+|~+|(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])/g,
  links: /[[\]]/g,
  code: /`+/g,
  autolinks: /www\.|:\/\/|@/gi,
};
type Delimited = keyof typeof DELIMITERS;
const KINDS = Object.keys(DELIMITERS) as Delimited[];

/**
 * Looks over the source before it is parsed. Throws `PostTooDeep` for nesting that would exhaust the parser,
 * and tells which syntax has to be switched off. Linear in the length of the source.
 */
export function surveyMarkdown(source: string): Excess[] {
  const excess = new Set<Excess>();
  const lines = source.split(/\r\n|\r|\n/);
  let seen: Record<Delimited, number> = { emphasis: 0, links: 0, code: 0, autolinks: 0 };
  let deepest = 0;
  let depthBefore = 0;
  let containers = 0;
  let underlines = 0;
  for (const line of lines) {
    const depth = lineDepth(line);
    if (depth > MAX_DEPTH) throw new PostTooDeep();
    deepest = Math.max(deepest, depth);
    if (depth > depthBefore) containers += depth - depthBefore;
    depthBefore = depth;
    if (STARTS_BLOCK.test(line)) seen = { emphasis: 0, links: 0, code: 0, autolinks: 0 };
    for (const kind of KINDS) {
      seen[kind] += line.match(DELIMITERS[kind])?.length ?? 0;
      if (seen[kind] > MANY_IN_A_BLOCK[kind]) excess.add(kind);
    }
    if (/^[\s>]*(?:=+|-+)[ \t]*$/.test(line)) underlines += 1;
    if (line.length > LONG_ADDRESS && new RegExp(`[^\\s<]{${LONG_ADDRESS}}`).test(line)) excess.add('autolinks');
  }
  if (underlines > MANY_UNDERLINES) excess.add('headings');
  if (containers > MANY_CONTAINERS) excess.add('containers');
  if (deepest * lines.length > MANY_CONTAINER_STEPS) throw new PostTooDeep('too many lines at this depth');
  return [...excess].sort();
}

interface TreeNode {
  type: string;
  children?: TreeNode[];
}

/** Throws `PostTooDeep` when a parsed tree nests too deep. Not recursive: the tree may be hostile. */
export function assertShallow(root: TreeNode): void {
  let level: TreeNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH * 2 + 2) throw new PostTooDeep();
    level = level.flatMap((node) => node.children ?? []);
  }
}
