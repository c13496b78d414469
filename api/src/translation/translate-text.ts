/** Conducts a translation: segment -> recall -> protect -> engines -> verify -> reassemble. */
import type { PhrasingContent } from 'mdast';
import { createHash } from 'node:crypto';
import { askEngines } from './ask-engines.ts';
import { createCircuitBreaker, type BreakerState } from './circuit-breaker.ts';
import { createClaims } from './claims.ts';
import { sentenceLanguage } from './detect-language.ts';
import { termFinder } from './glossary.ts';
import type { Language } from './languages.ts';
import { parseMarkdown } from './markdown.ts';
import type { AlignedSentence, Clock, Engine, Glossary, Memory, PostText, Priority, Relatedness, Terms, TranslatedPost } from './ports.ts';
import { protect, restore, type Protected } from './protect.ts';
import { provenance } from './provenance.ts';
import { pairedHtml, translatedHtml, translatedMarkdown, type Rendering, type Renderings } from './reassemble.ts';
import { plainText, segment, type Sentence } from './segment.ts';
import { unknown } from './unknown-sentences.ts';
import { hashOf, type Unit } from './unit.ts';

export interface TranslatorDeps {
  /** In order of preference. */
  engines: readonly Engine[];
  memory: Memory;
  glossary: Glossary;
  /** Judges the answers of engines that may obey a text; without it, only the other guards do. */
  relatedness?: Relatedness | undefined;
  clock: Clock;
  /** Facts without personal text, for the structured log. */
  log?: (event: string, facts: Record<string, unknown>) => void;
  /** Longest wait for one batch, in milliseconds (default 60,000). */
  timeLimit?: number;
}

export interface TranslateOptions {
  /** Ends the work early (shutdown). */
  signal?: AbortSignal;
  /** Accept sentences that stay in the original because an engine is down (late attempts). */
  acceptPartial?: boolean;
  /** Told to engines, which may let the one go before the other. */
  priority?: Priority;
  /** Another memory than the usual one: what is not posted yet must not be kept. */
  memory?: Memory;
  /** Give the translation as Markdown too. */
  markdown?: boolean;
}

export interface Translator {
  /** Translates one text into `target`. Throws a named `TranslationError` when no sentence could be translated. */
  translate(text: Source, target: Language, options?: TranslateOptions): Promise<TranslatedPost>;
  /** Under which hashes a translation of this text may have left its sentences in the memory. */
  sourceHashes(text: Source, target: Language): Promise<string[]>;
  /** Sentences of this text that neither people nor the memory of the first engine for them have: what it would cost. */
  unknownSentences(text: Source, target: Language): Promise<{ hash: string; characters: number }[]>;
  /** Engines as they stand now, for health pages. */
  engines(): { id: string; state: BreakerState }[];
}

/** How many sentences before it an engine is told. */
const CONTEXT = 3;
const TITLE = -1;

/** Joins engines, memory and glossary into a translator. */
export function createTranslator({ engines, memory, glossary, relatedness, clock, log = () => {}, timeLimit = 60_000 }: TranslatorDeps): Translator {
  const claims = createClaims();
  const guarded = engines.map((engine) => ({ engine, breaker: createCircuitBreaker(clock) }));
  return {
    engines: () => guarded.map(({ engine, breaker }) => ({ id: engine.id, state: breaker.state })),

    async translate(text, target, { signal, acceptPartial = false, priority, memory: other, markdown = false } = {}) {
      const { body, title, all } = takeApart(text);
      const terms = await glossary.terms(text.communityId ?? null);
      const work = collectWork(all, target, terms);
      await askEngines({ engines: guarded, memory: other ?? memory, claims, relatedness, timeLimit, log }, work.units, { title: text.title ?? undefined, signal, priority });
      rejectIfHopeless(work.units, acceptPartial);

      const renderings: Renderings = new Map();
      const sentences = all.map((sentence) => {
        const { rendering, aligned } = render(sentence, work.unitOf.get(sentence.id), work.contentOf.get(sentence.id));
        renderings.set(sentence.id, rendering);
        return aligned;
      });
      return {
        title: title ? plainText(renderings.get(TITLE)!.nodes) : text.title,
        html: translatedHtml(body, renderings, target, text.markdown),
        pairedHtml: pairedHtml(body, renderings, text.language, target, text.markdown),
        sentences,
        ...(markdown && { markdown: translatedMarkdown(body, renderings, target) }),
        sourceHashes: hashesOf(work),
        sourceHash: digest(text),
        glossaryVersion: terms.version,
        doubtCount: sentences.filter(({ doubts }) => doubts).length,
        humanCount: sentences.filter(({ engine }) => engine === 'human').length,
        ...provenance([...work.unitOf.values()]),
      };
    },

    async unknownSentences(text, target) {
      const { units } = collectWork(takeApart(text).all, target, await glossary.terms(text.communityId ?? null));
      return unknown(engines, memory, units);
    },

    async sourceHashes(text, target) {
      return hashesOf(collectWork(takeApart(text).all, target, await glossary.terms(text.communityId ?? null)));
    },
  };
}

function hashesOf({ units }: Work): string[] {
  return [...new Set(units.map(({ content }) => hashOf(content)))];
}

type Source = Pick<PostText, 'title' | 'markdown' | 'language'> & Partial<Pick<PostText, 'communityId'>>;

const digest = ({ title, markdown, language }: Source) => createHash('sha256').update(JSON.stringify([title, markdown, language])).digest('hex');

function takeApart(text: Source) {
  const body = segment(parseMarkdown(text.markdown).root, text.language);
  const title = titleSentence(text);
  return { body, title, all: title ? [title, ...body.sentences] : body.sentences };
}

/** A title is one sentence, never split, without Markdown. */
function titleSentence({ title, language }: Source): Sentence | undefined {
  if (title === null) return undefined;
  const nodes: PhrasingContent[] = [{ type: 'text', value: title }];
  return { id: TITLE, nodes, text: title, language: sentenceLanguage(title, language) };
}

interface Work {
  units: Unit[];
  /** By sentence id; sentences that read the same share one unit. */
  unitOf: Map<number, Unit>;
  /** By sentence id: each puts its own marks back, for two terms may stand behind one mark. */
  contentOf: Map<number, Protected>;
}

/** Two texts that read alike share an answer only if their marks obey the same rules. */
const signature = ({ marks }: Protected) =>
  [...marks.values()].map((mark) => (mark.kind === 'pair' ? `${mark.node.type}${mark.parent}` : `${mark.isLink}${mark.inLink}`)).join();

/** What has to be asked for: the sentences in another language, each distinct text once. */
function collectWork(all: Sentence[], target: Language, terms: Terms): Work {
  const units = new Map<string, Unit>();
  const unitOf: Work['unitOf'] = new Map();
  const contentOf: Work['contentOf'] = new Map();
  all.forEach((sentence, index) => {
    if (sentence.language === null || sentence.language === target) return;
    const content = protect(sentence.nodes, termFinder(terms, { source: sentence.language, target }));
    const key = `${sentence.language} ${content.text} ${signature(content)}`;
    let unit = units.get(key);
    if (!unit) {
      const before = all.slice(Math.max(0, index - CONTEXT), index).filter(({ id }) => id !== TITLE);
      unit = { content, source: sentence.language, target, before: before.map(({ text }) => text) };
      units.set(key, unit);
    }
    unitOf.set(sentence.id, unit);
    contentOf.set(sentence.id, content);
  });
  return { units: [...units.values()], unitOf, contentOf };
}

/** Nothing came out, or an engine that may soon recover still owes some of it: that is for the queue to know. */
function rejectIfHopeless(units: Unit[], acceptPartial: boolean): void {
  const open = units.filter((unit) => !unit.answer);
  if (open.length === 0) return;
  const waiting = open.find((unit) => unit.trouble!.retry === 'later');
  const nothing = open.length === units.length;
  if (waiting && (nothing || !acceptPartial)) throw waiting.trouble!;
  if (nothing) throw open[0]!.trouble!;
}

function render(sentence: Sentence, unit: Unit | undefined, content: Protected | undefined): { rendering: Rendering; aligned: AlignedSentence } {
  const { id, nodes, text: source } = sentence;
  if (!unit) return { rendering: { nodes, outcome: 'same-language' }, aligned: { id, source, target: source, outcome: 'same-language' } };
  if (!unit.answer) {
    return { rendering: { nodes, outcome: 'kept' }, aligned: { id, source, target: source, outcome: 'kept', reason: unit.trouble!.code } };
  }
  const { output, engine, by, doubts } = unit.answer;
  const translated = restore(content!, output);
  return {
    rendering: { nodes: translated, outcome: 'translated' },
    aligned: { id, source, target: plainText(translated), outcome: 'translated', engine: engine?.id ?? 'human', ...(by !== undefined && { by }), ...(doubts.length > 0 && { doubts }) },
  };
}
