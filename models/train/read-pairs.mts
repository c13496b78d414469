/** Pairs of bilingual text, lines of `Chinese<TAB>English`, packed by `xz` or not. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Of each file no more than `most`, from all its length, so that manuals do not drown out what people say. */
export function* readPairs(files: readonly string[], most: number): Generator<[chinese: string, english: string]> {
  for (const file of files) {
    const text = file.endsWith('.xz') ? execFileSync('xz', ['-dc', file], { maxBuffer: 1 << 29, encoding: 'utf8' }) : readFileSync(file, 'utf8');
    const lines = text.split('\n').filter((line) => line.includes('\t'));
    const step = Math.max(1, lines.length / most);
    for (let at = 0; at < lines.length; at += step) yield lines[Math.floor(at)]!.split('\t') as [string, string];
  }
}
