import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Rows of one of the tables in data/, without comments. */
export function readTable(name: string): string[][] {
  const text = readFileSync(fileURLToPath(new URL(`./data/${name}`, import.meta.url)), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}
