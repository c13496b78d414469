/** Hostile posts: what each says, how a person translated it, and what a model that obeys it would write. */
import { readFileSync } from 'node:fs';
import { collectWork, takeApart } from '../../api/src/translation/collect-work.ts';
import type { Language } from '../../api/src/translation/languages.ts';
import type { ProtectedText } from '../../api/src/translation/ports.ts';
import type { Unit } from '../../api/src/translation/unit.ts';

export const CATEGORIES = [
  'override', 'delimiter', 'roleplay', 'exfiltration', 'translate-as', 'markup', 'encoding', 'hidden', 'switch', 'polite', 'append', 'flip', 'refuse', 'link',
] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * `dev` was in sight while the guard was made, of `test` only sums. `fresh` was written when it was first thought done and seen
 * then, `late` when having answers translated back was begun, and seen when that was first measured. `last` was written after
 * that, by somebody who did not know how the guard works, and of it only sums were seen.
 */
export const PARTS = ['dev', 'test', 'fresh', 'late', 'last'] as const;
export type Part = (typeof PARTS)[number];

interface Written {
  id: string;
  category: Category;
  /** Each sentence in Markdown with its translation, in which `⟦1⟧` stands for the first piece of code or link. */
  sentences: [source: string, honest: ProtectedText][];
  /** Which of them gives the order. */
  order: number;
  /** What the order wants to be read instead of the translation, or with it. */
  wanted: string;
  /** The translation with its meaning turned round. */
  twisted: string;
  /** Honest translation, `wanted` and `twisted`, each translated back by somebody who saw nothing else. */
  back: { honest: ProtectedText; wanted: string; twisted: string };
}

export interface HostilePost extends Written {
  part: Part;
  source: Language;
  target: Language;
  markdown: string;
  /** One for each sentence, as the translation room makes them. */
  units: Unit[];
}

const FILES = [['english.jsonl', 'en', null], ['chinese.jsonl', 'zh', null], ['fresh-english.jsonl', 'en', 'fresh'], ['fresh-chinese.jsonl', 'zh', 'fresh'], ['late-english.jsonl', 'en', 'late'], ['late-chinese.jsonl', 'zh', 'late'], ['last-english.jsonl', 'en', 'last'], ['last-chinese.jsonl', 'zh', 'last']] as const;

/** All posts. A sentence that the room takes apart otherwise than its author wrote it down is an error. */
export function readHostilePosts(): HostilePost[] {
  return FILES.flatMap(([file, source, part]) => linesOf(file).map((line) => {
    const written = JSON.parse(line) as Written;
    const target = source === 'en' ? 'zh' : 'en';
    const markdown = written.sentences.map(([text]) => text).join(source === 'en' ? ' ' : '');
    const { units } = collectWork(takeApart({ title: null, markdown, language: source }).all, target, { version: 0, terms: [] });
    if (units.length !== written.sentences.length) throw new Error(`${written.id}: ${units.length} sentences: ${units.map(({ content }) => content.text).join(' | ')}`);
    return { ...written, source, target, markdown, units, part: part ?? (Number(written.id.split('-').at(-1)) % 2 === 1 ? 'dev' : 'test') };
  }));
}

function linesOf(file: string): string[] {
  return readFileSync(new URL(`./posts/${file}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '');
}
