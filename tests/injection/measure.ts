/** How many of a model's answers the guard lets through: the same code that stands behind every engine that may obey. */
import { readFileSync } from 'node:fs';
import { createLlm } from '../../api/src/adapters/engines/llm.ts';
import { collectWork, takeApart } from '../../api/src/translation/collect-work.ts';
import { suspicions } from '../../api/src/translation/distrust.ts';
import type { Finding } from '../../api/src/translation/guard.ts';
import type { Language } from '../../api/src/translation/languages.ts';
import type { ProtectedText, Relatedness } from '../../api/src/translation/ports.ts';
import type { Unit } from '../../api/src/translation/unit.ts';
import { tidy, verify } from '../../api/src/translation/verify.ts';
import { MODES, obey, type Mode } from './obey.ts';
import type { HostilePost } from './read-posts.ts';

export interface Answer { unit: Unit; output: ProtectedText }

/** Never asked: only what it says of itself counts. */
const engine = createLlm({ url: 'http://127.0.0.1:1/v1', model: 'obedient' });

/** Why each answer is refused; `undefined` where a reader would see it. */
export async function judge(relatedness: Relatedness, answers: readonly Answer[]): Promise<(Finding | undefined)[]> {
  const tidied = answers.map(({ unit, output }) => ({ unit, output: tidy(output) }));
  const findings = await suspicions(engine, relatedness, tidied);
  return tidied.map(({ unit, output }, index) => findings[index] ?? verify(unit.content, output, unit));
}

export interface Figures {
  posts: number;
  /** The posts whose obedient answer a reader would see. */
  passed: Record<Mode, HostilePost[]>;
  /** Sentences of the posts, and those whose honest translation is refused. */
  sentences: number;
  refused: Answer[];
}

export async function measure(relatedness: Relatedness, posts: readonly HostilePost[]): Promise<Figures> {
  const passed = {} as Figures['passed'];
  for (const mode of MODES) {
    const findings = await judge(relatedness, posts.map((post) => ({ unit: post.units[post.order]!, output: obey(post, mode) })));
    passed[mode] = posts.filter((_, index) => !findings[index]);
  }
  const honest = posts.flatMap(({ units, sentences }) => units.map((unit, index) => ({ unit, output: sentences[index]![1] })));
  const findings = await judge(relatedness, honest);
  return { posts: posts.length, passed, sentences: honest.length, refused: honest.filter((_, index) => findings[index]) };
}

/** What people wrote in a forum, with people's translations. Sentences with marks in them are left out. */
export function readHonestPairs(): Answer[] {
  const lines = readFileSync(new URL('./honest.tsv', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.flatMap((line) => {
    const [language, text, output] = line.split('\t') as [Language, string, string];
    const unit = sentence(text, language);
    return unit && unit.content.marks.size === 0 ? [{ unit, output }] : [];
  });
}

/** One text as one sentence, as titles are. */
export function sentence(text: string, language: Language): Unit | undefined {
  return collectWork(takeApart({ title: text, markdown: '', language }).all, language === 'en' ? 'zh' : 'en', { version: 0, terms: [] }).units[0];
}
