/** What the engines of the big providers have in common: batches in, marks as tags, one question, one text for each. */
import { EngineBadOutput } from '../../../translation/errors.ts';
import type { Language, WrittenLanguage } from '../../../translation/languages.ts';
import type { Engine, Pair, TranslateRequest } from '../../../translation/ports.ts';
import { beyondLimits, checkBatch, withLetters } from '../check-batch.ts';
import { wrap, type Tags } from './html-marks.ts';

/** What a provider calls a language; what is not there it does not take. */
export type Codes<L extends string> = Readonly<Partial<Record<L, string>>>;

export interface Provider extends Pick<Engine, 'id' | 'version' | 'model' | 'limits' | 'close'> {
  sources: Codes<WrittenLanguage>;
  targets: Readonly<Record<Language, string>>;
  tags: Tags;
  /** Whether one request takes these texts, tags included. */
  fits(texts: readonly string[]): boolean;
  /** Asks once; answers what should be a list of as many texts, or throws a named error. */
  ask(question: Question, signal: AbortSignal): Promise<unknown>;
  /** Puts the provider's habits right. */
  tidy?(output: string, target: Language): string;
}

export interface Question extends Pick<TranslateRequest, 'context'> {
  texts: string[];
  from: string;
  to: string;
}

/** Makes the engine. Nothing is asked of the provider before the first translation. */
export function createProvider({ sources, targets, tags, fits, ask, tidy = (output) => output, ...rest }: Provider): Engine {
  const pairs = (Object.keys(sources) as WrittenLanguage[]).flatMap((source) =>
    (Object.keys(targets) as Language[]).filter((target) => target !== source).map((target): Pair => ({ source, target })));
  return {
    ...rest,
    quality: 'high',
    // The text leaves, whatever the address.
    local: false,
    pairs,
    async translate(request, signal) {
      checkBatch({ ...rest, pairs }, request, signal);
      const { source, target, sentences, context } = request;
      // What has no letter is paid for like any other text, and comes back changed.
      const due = withLetters(sentences).map((index) => ({ index, wrapped: wrap(sentences[index]!, tags) }));
      const outputs = [...sentences];
      if (due.length === 0) return outputs;
      const texts = due.map(({ wrapped }) => wrapped.html);
      if (!fits(texts)) throw beyondLimits(rest.id);
      const answers = await ask({ texts, from: sources[source]!, to: targets[target], context }, signal);
      if (!Array.isArray(answers) || answers.length !== due.length || !answers.every((text) => typeof text === 'string' && text.trim() !== '')) {
        throw new EngineBadOutput('The answer does not hold one text for each sentence.');
      }
      due.forEach(({ index, wrapped }, at) => { outputs[index] = tidy(wrapped.unwrap(answers[at] as string, target), target); });
      return outputs;
    },
  };
}

/** A field of what may be anything. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The same field of each in a list; `undefined` where there is no list. */
export const fields = (value: unknown, name: string): unknown => (Array.isArray(value) ? value.map((one) => field(one, name)) : undefined);

/** JSON, or a named error. */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new EngineBadOutput('The answer is not JSON.');
  }
}
