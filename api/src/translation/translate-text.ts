/** Conducts a translation: segment -> recall -> protect -> engines -> verify -> reassemble. */
import { askEngines } from './ask-engines.ts';
import { createCircuitBreaker, type BreakerState, type CircuitBreaker } from './circuit-breaker.ts';
import { createClaims } from './claims.ts';
import { TITLE, collectKnown, digest, hashesOf, takeApart, type Source } from './collect-work.ts';
import type { Language } from './languages.ts';
import type { AlignedSentence, Clock, Engine, Glossary, Memory, Priority, Relatedness, TranslatedPost, Usage } from './ports.ts';
import { restore, type Protected } from './protect.ts';
import { provenance } from './provenance.ts';
import { pairedHtml, translatedHtml, translatedMarkdown, type Rendering, type Renderings } from './reassemble.ts';
import { plainText, type Sentence } from './segment.ts';
import { sentencesOf, type OpenSentence } from './sentences-of.ts';
import { unknownSentences, type UnknownSentence } from './unknown-sentences.ts';
import type { Unit } from './unit.ts';

export interface TranslatorDeps {
  /** In order of preference. */
  engines: readonly Engine[];
  memory: Memory;
  glossary: Glossary;
  /** Judges the answers of engines that may obey a text; without it, only the other guards do. */
  relatedness?: Relatedness | undefined;
  clock: Clock;
  /** Default: nothing is counted, and there are no budgets. */
  usage?: Usage;
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
  /** The sentences of this text that are translated into `target`, as people may translate them. */
  sentences(text: Source, target: Language): Promise<OpenSentence[]>;
  /** Sentences of these texts that neither people nor the memory of the first engine for them have, each once: what it would cost. */
  unknownSentences(texts: readonly (Source & { target: Language })[]): Promise<UnknownSentence[]>;
  /** Engines as they stand now, for health pages. */
  engines(): { id: string; state: BreakerState; pause?: CircuitBreaker['pause'] }[];
}

const UNCOUNTED: Usage = { reserve: async () => ({ month: '' }), failed: async () => {} };

/** Joins engines, memory and glossary into a translator. */
export function createTranslator({ engines, memory, glossary, relatedness, clock, usage = UNCOUNTED, log = () => {}, timeLimit = 60_000 }: TranslatorDeps): Translator {
  const claims = createClaims();
  const guarded = engines.map((engine) => ({ engine, breaker: createCircuitBreaker(clock) }));
  const termsOf = (text: Source) => glossary.terms(text.communityId ?? null);
  return {
    engines: () => guarded.map(({ engine, breaker }) => ({ id: engine.id, state: breaker.state, pause: breaker.pause })),

    async translate(text, target, { signal, acceptPartial = false, priority, memory: other, markdown = false } = {}) {
      const { body, title, all } = takeApart(text);
      const terms = await termsOf(text);
      const known = other ?? memory;
      const work = await collectKnown(known, all, target, terms);
      await askEngines({ engines: guarded, memory: known, claims, relatedness, usage, timeLimit, log }, work.units, { title: text.title ?? undefined, signal, priority });
      rejectIfHopeless(work.units, acceptPartial);

      const owed = work.units.find(({ trouble }) => trouble?.retry === 'later')?.trouble;

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
        ...(owed && { owed }),
      };
    },

    async sentences(text, target) {
      const { all } = takeApart(text);
      return sentencesOf(all, target, await collectKnown(memory, all, target, await termsOf(text)));
    },

    unknownSentences: (texts) => unknownSentences(engines, memory, glossary, texts),

    async sourceHashes(text, target) {
      return hashesOf(await collectKnown(memory, takeApart(text).all, target, await termsOf(text)));
    },
  };
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
    rendering: { nodes: translated, outcome: 'translated', ...(doubts.length > 0 && { doubted: true }) },
    aligned: { id, source, target: plainText(translated), outcome: 'translated', engine: engine?.id ?? 'human', ...(by !== undefined && { by }), ...(doubts.length > 0 && { doubts }) },
  };
}
