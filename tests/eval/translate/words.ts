/** How long a text is, in a way that means much the same in both languages. */

/** Chinese characters to a word, on the average of ordinary text. */
const CHARACTERS_PER_WORD = 1.5;

/** Words: runs of letters and digits, an apostrophe or hyphen within; of Chinese, characters divided by 1.5. */
export function countWords(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return characters / CHARACTERS_PER_WORD + others;
}
