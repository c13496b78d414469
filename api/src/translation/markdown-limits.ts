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
export type Excess = 'emphasis' | 'links' | 'autolinks' | 'headings';

const MANY_DELIMITERS = 1_000;
const MANY_BRACKETS = 1_600;
const MANY_UNDERLINES = 400;
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

/**
 * Looks over the source before it is parsed. Throws `PostTooDeep` for nesting that would exhaust the parser,
 * and tells which syntax has to be switched off. Linear in the length of the source.
 */
export function surveyMarkdown(source: string): Excess[] {
  const excess = new Set<Excess>();
  const lines = source.split(/\r\n|\r|\n/);
  let deepest = 0;
  let delimiters = 0;
  let brackets = 0;
  let underlines = 0;
  for (const line of lines) {
    const depth = lineDepth(line);
    if (depth > MAX_DEPTH) throw new PostTooDeep();
    deepest = Math.max(deepest, depth);
    if (STARTS_BLOCK.test(line)) delimiters = brackets = 0;
    delimiters += line.match(/\*+|~+|(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])/g)?.length ?? 0;
    brackets += line.match(/[[\]]/g)?.length ?? 0;
    if (/^[\s>]*(?:=+|-+)[ \t]*$/.test(line)) underlines += 1;
    if (delimiters > MANY_DELIMITERS) excess.add('emphasis');
    if (brackets > MANY_BRACKETS) excess.add('links');
    if (underlines > MANY_UNDERLINES) excess.add('headings');
    if (line.length > LONG_ADDRESS && new RegExp(`[^\\s<]{${LONG_ADDRESS}}`).test(line)) excess.add('autolinks');
  }
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
