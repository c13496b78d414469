/** For counters and `maxlength` only; the API decides, and answers by name. */
export const titleLimit = 200;
export const bodyLimit = 20_000;

/** Characters as people count them for a limit: code points, so that an emoji is not two. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
