/** The scores equal sacrebleu's, on made-up hard cases, on an excerpt that is part of the repository, and on whole sets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../sets/data-folder.ts';
import { readLines } from '../sets/read-lines.ts';
import { readSets } from '../sets/read-sets.ts';
import { SYSTEMS } from '../sets/systems.ts';
import { bleu, tokenizerFor } from './bleu.ts';
import { chrf } from './chrf.ts';
import { tokenize13a } from './tokenize-13a.ts';
import { tokenizeZh } from './tokenize-zh.ts';

interface Scores { bleu: number; chrf: number }

const fixtures = new URL('./fixtures/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('sacrebleu.json', fixtures), 'utf8')) as {
  excerpt: Record<string, Scores>;
  whole: Record<string, Scores>;
  small: (Scores & { target: 'en' | 'zh'; outputs: string[]; references: string[] })[];
  tokens: { line: string; '13a': string[]; zh: string[] }[];
};

const target = (file: string) => (file.endsWith('.zh') ? 'zh' : 'en');
const scored = (outputs: string[], references: string[], language: 'en' | 'zh'): Scores => ({
  bleu: Number(bleu(outputs, references, tokenizerFor(language)).toFixed(4)), chrf: Number(chrf(outputs, references).toFixed(4)),
});
const rounded = ({ bleu: b, chrf: c }: Scores): Scores => ({ bleu: Number(b.toFixed(4)), chrf: Number(c.toFixed(4)) });

describe('tokens', () => {
  it.each(expected.tokens)('of $line', ({ line, '13a': western, zh }) => {
    expect(tokenize13a(line)).toEqual(western);
    expect(tokenizeZh(line)).toEqual(zh);
  });
});

describe('BLEU and chrF', () => {
  it.each(expected.small)('of $outputs against $references', ({ outputs, references, target: language, ...scores }) => {
    expect(scored(outputs, references, language)).toEqual(rounded(scores));
  });

  it.each(Object.entries(expected.excerpt))('of 100 stored lines: %s', async (file, scores) => {
    const reference = file.replace(/\.[\w-]+\.(\w+)$/, '.ref.$1');
    const [outputs, references] = await Promise.all([file, reference].map((name) => readLines(fileURLToPath(new URL(`flores-100/${name}`, fixtures)))));
    expect(outputs).toHaveLength(100);
    expect(scored(outputs!, references!, target(file))).toEqual(rounded(scores));
  });

  // Where the sets are at hand, all twenty stored outputs; a clone without them has the excerpt above.
  it('of whole sets, as sacrebleu and the score stored beside them say', async () => {
    const folder = dataFolder(undefined);
    const { sets } = await readSets(['flores', 'iwslt17'], folder);
    for (const { name, source, target: language, references, stored } of sets) {
      for (const { id, file } of SYSTEMS) {
        const path = `${source}-${language}/${name === 'flores' ? 'flores-test' : name}.${file}.${language}`;
        const scores = scored(stored[id]!, references, language);
        expect(scores, path).toEqual(rounded(expected.whole[path]!));
        expect(scores.bleu.toFixed(1), path).toBe((await readLines(join(folder, 'eval', `${path}.bleu`)))[0]);
      }
    }
  });

  it('notice a single word and a single character', () => {
    const references = ['她昨天买了三斤苹果。', '今天不去了。'];
    const perfect = scored(references, references, 'zh');
    expect(perfect).toEqual({ bleu: 100, chrf: 100 });
    const worse = scored(['她昨天买了三斤梨。', '今天不去了。'], references, 'zh');
    expect(worse.bleu).toBeLessThan(100);
    expect(worse.chrf).toBeLessThan(100);
  });

  it('refuse texts that do not belong together', () => {
    expect(() => bleu(['a'], ['a', 'b'], tokenize13a)).toThrow('1 outputs for 2 references');
    expect(() => chrf(['a', 'b'], ['a'])).toThrow('2 outputs for 1 references');
  });
});
