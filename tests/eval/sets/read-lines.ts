import { readFile } from 'node:fs/promises';

/** The lines of a text file. Only a line feed ends one: the sets hold other characters that some readers take for it. */
export async function readLines(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
