/** A text in sentences, and which of them have to be asked for. */
import type { PhrasingContent } from 'mdast';
import { createHash } from 'node:crypto';
import { guessOnce, sentenceLanguage } from './detect-language.ts';
import { termFinder } from './glossary.ts';
import type { Language } from './languages.ts';
import { parseMarkdown } from './markdown.ts';
import type { Memory, PostText, Terms } from './ports.ts';
import { protect, type Protected } from './protect.ts';
import { segment, type Sentence } from './segment.ts';
import { hashOf, type Unit } from './unit.ts';

/** How many sentences before it an engine is told. */
const CONTEXT = 3;
/** The id of a title. */
export const TITLE = -1;

export function hashesOf({ units }: Work): string[] {
  return [...new Set(units.map(({ hash }) => hash))];
}

export type Source = Pick<PostText, 'title' | 'markdown' | 'language'> & Partial<Pick<PostText, 'communityId'>>;

/** sha-256, hex, of a text. */
export const digest = ({ title, markdown, language }: Source) => createHash('sha256').update(JSON.stringify([title, markdown, language])).digest('hex');

export function takeApart(text: Source) {
  const whole = guessOnce(text);
  const body = segment(parseMarkdown(text.markdown).root, text.language, whole);
  const title = titleSentence(text, whole);
  return { body, title, all: title ? [title, ...body.sentences] : body.sentences };
}

/** A title is one sentence, never split, without Markdown. */
function titleSentence({ title, language }: Source, whole: ReturnType<typeof guessOnce>): Sentence | undefined {
  if (title === null) return undefined;
  const nodes: PhrasingContent[] = [{ type: 'text', value: title }];
  return { id: TITLE, nodes, text: title, language: sentenceLanguage(title, language, whole) };
}

export interface Work {
  units: Unit[];
  /** By sentence id; sentences that read the same share one unit. */
  unitOf: Map<number, Unit>;
  /** By sentence id: each puts its own marks back, for two terms may stand behind one mark. */
  contentOf: Map<number, Protected>;
}

/** Two texts that read alike share an answer only if their marks obey the same rules. */
const signature = ({ marks }: Protected) =>
  [...marks.values()].map((mark) => (mark.kind === 'pair' ? `${mark.node.type}${mark.parent}` : `${mark.isLink}${mark.inLink}`)).join();

const NO_TERMS: Terms = { version: 0, terms: [] };

/** What has to be asked for: the sentences in another language, each distinct text once. Those of `bare` are taken without terms. */
export function collectWork(all: readonly Sentence[], target: Language, terms: Terms, bare: ReadonlySet<number> = new Set()): Work {
  const units = new Map<string, Unit>();
  const unitOf: Work['unitOf'] = new Map();
  const contentOf: Work['contentOf'] = new Map();
  all.forEach((sentence, index) => {
    if (sentence.language === null || sentence.language === target) return;
    const content = protect(sentence.nodes, termFinder(bare.has(sentence.id) ? NO_TERMS : terms, { source: sentence.language, target }));
    const key = `${sentence.language} ${content.text} ${signature(content)}`;
    let unit = units.get(key);
    if (!unit) {
      const before = all.slice(Math.max(0, index - CONTEXT), index).filter(({ id }) => id !== TITLE);
      unit = { content, hash: hashOf(content), source: sentence.language, target, before: before.map(({ text }) => text) };
      units.set(key, unit);
    }
    unitOf.set(sentence.id, unit);
    contentOf.set(sentence.id, content);
  });
  return { units: [...units.values()], unitOf, contentOf };
}

/**
 * The same, but a sentence that people translated before a term came keeps their words: it is taken as it was then, and found
 * again. At most one question to the memory, and only where a term stands in the text.
 */
export async function collectKnown({ human }: Pick<Memory, 'human'>, all: readonly Sentence[], target: Language, terms: Terms): Promise<Work> {
  const work = collectWork(all, target, terms);
  const touched = all.filter(({ id }) => holdsTerm(work.contentOf.get(id)));
  if (touched.length === 0) return work;
  const before = collectWork(touched, target, NO_TERMS);
  const found = await human(touched.flatMap(({ id }) => [work.unitOf.get(id)!, before.unitOf.get(id)!]));
  const bare = new Set(touched.filter((_, index) => !found[index * 2] && found[index * 2 + 1]).map(({ id }) => id));
  return bare.size === 0 ? work : collectWork(all, target, terms, bare);
}

const holdsTerm = (content: Protected | undefined): boolean => [...(content?.marks.values() ?? [])].some((mark) => mark.kind === 'atom' && mark.term);
