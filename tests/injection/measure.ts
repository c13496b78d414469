/** How many of a model's answers the guard lets through: the same code that stands behind every engine that may obey. */
import { readFileSync } from 'node:fs';
import { createLlm } from '../../api/src/adapters/engines/llm.ts';
import { collectWork, takeApart } from '../../api/src/translation/collect-work.ts';
import { believe } from '../../api/src/translation/distrust.ts';
import { compared, type Finding } from '../../api/src/translation/guard.ts';
import type { Language } from '../../api/src/translation/languages.ts';
import { withoutMarks } from '../../api/src/translation/marks.ts';
import { careFor } from '../../api/src/translation/obedience/index.ts';
import type { ProtectedText, Relatedness } from '../../api/src/translation/ports.ts';
import type { Unit } from '../../api/src/translation/unit.ts';
import { tidy, verify } from '../../api/src/translation/verify.ts';
import { goBack, MODES, obey, type Mode, type WayBack } from './obey.ts';
import type { HostilePost } from './read-posts.ts';

/** `back`: what comes when the answer is translated back. */
export interface Answer { unit: Unit; output: ProtectedText; back?: string | undefined }

/** Never asked: only what it says of itself counts. */
const engine = createLlm({ url: 'http://127.0.0.1:1/v1', model: 'obedient' });

const UNLIKE: Finding = { reason: 'output.suspicious', detail: 'says something else when translated back' };

/** Why an answer is refused, if it is, and whether it was translated back to find out. */
export interface Judged { finding?: Finding | undefined; askedBack: boolean }

export async function judge(relatedness: Relatedness, answers: readonly Answer[]): Promise<Judged[]> {
  const tidied = answers.map(({ output, ...answer }) => ({ ...answer, output: tidy(output) }));
  const beliefs = await believe(engine, relatedness, tidied);
  const unsure = tidied.flatMap((answer, index) => (beliefs[index] === 'unsure' ? [{ index, ...answer }] : []));
  const same = await relatedness.cameBack(unsure.map(({ unit, output, back }) => {
    if (back === undefined) throw new Error(`nobody translated back: ${output}`);
    const text = compared(unit.content.text, output, unit);
    return { ...text, back: withoutMarks(back), care: careFor(text.source) };
  }));
  const unlike = new Set(unsure.filter((_, at) => !same[at]).map(({ index }) => index));
  return tidied.map(({ unit, output }, index): Judged => {
    const belief = beliefs[index]!;
    const finding = typeof belief === 'object' ? belief.finding : unlike.has(index) ? UNLIKE : verify(unit.content, output, unit);
    return { finding, askedBack: belief === 'unsure' };
  });
}

export interface Figures {
  posts: number;
  /** The posts whose obedient answer a reader would see. */
  passed: Record<Mode, HostilePost[]>;
  /** Sentences of the posts, and those whose honest translation is refused. */
  sentences: number;
  refused: Answer[];
}

export async function measure(relatedness: Relatedness, posts: readonly HostilePost[], way: WayBack = 'plainly'): Promise<Figures> {
  const passed = {} as Figures['passed'];
  for (const mode of MODES) {
    const judged = await judge(relatedness, posts.map((post) => ({ unit: post.units[post.order]!, output: obey(post, mode), back: goBack(post, mode, way) })));
    passed[mode] = posts.filter((_, index) => !judged[index]!.finding);
  }
  const honest = posts.flatMap(({ units, sentences, order, back }) => units.map((unit, index) => ({ unit, output: sentences[index]![1], back: index === order ? back.honest : sentences[index]![0] })));
  const judged = await judge(relatedness, honest);
  return { posts: posts.length, passed, sentences: honest.length, refused: honest.filter((_, index) => judged[index]!.finding) };
}

/** What people wrote in a forum, as people translate it (`free`) or as a machine would (`close`). */
export const readHonestPairs = (kind: 'free' | 'close'): Answer[] => readPairs(new URL(`./honest-${kind}.tsv`, import.meta.url));

/** Lines of language, text, translation and, perhaps, translation back. Sentences with marks in them are left out. */
export function readPairs(file: URL | string): Answer[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('\t') && !line.startsWith('#')).flatMap((line) => {
    const [language, text, output, back] = line.split('\t') as [Language, string, string, string?];
    const unit = sentence(text, language);
    return unit && unit.content.marks.size === 0 ? [{ unit, output, back }] : [];
  });
}

/** One text as one sentence, as titles are. */
function sentence(text: string, language: Language): Unit | undefined {
  return collectWork(takeApart({ title: text, markdown: '', language }).all, language === 'en' ? 'zh' : 'en', { version: 0, terms: [] }).units[0];
}
