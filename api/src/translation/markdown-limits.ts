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
