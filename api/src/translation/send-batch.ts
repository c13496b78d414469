/** One call to one engine: counted against its budget, held to a time limit, and its breaker told how it went. */
import type { AskDeps, AskOptions, GuardedEngine } from './ask-engine.ts';
import { harmless } from './distrust.ts';
import { BudgetSpent, EngineBadOutput, EngineFailed, TranslationError, type ReasonCode } from './errors.ts';
import type { ProtectedText } from './ports.ts';
import { Interrupted, withTimeLimit } from './time-limit.ts';
import type { Unit } from './unit.ts';

/** What an engine is told of a text. */
export type Sent = Pick<Unit, 'source' | 'target' | 'before'> & { content: { text: ProtectedText } };

/** The text never arrived or was turned away, which providers do not charge for. What was given up may have been translated. */
const FREE = new Set<ReasonCode>(['engine.unreachable', 'engine.busy', 'engine.failed', 'engine.misconfigured', 'engine.refused', 'text.too_long', 'pair.unsupported', 'model.missing', 'model.corrupt']);

/** Gives one text for each unit, or the named error. `release` lets go of an engine that others found to be down. Throws `Interrupted`. */
export async function send(
  deps: AskDeps, { engine, breaker }: GuardedEngine, batch: readonly Sent[], { title, signal, priority, bare = false }: AskOptions, release?: AbortSignal,
): Promise<ProtectedText[] | TranslationError> {
  const { source, target, before } = batch[0]!;
  const sentences = batch.map(({ content }) => content.text);
  const amount = { characters: sentences.reduce((sum, text) => sum + [...text].length, 0), sentences: sentences.length };
  const reserved = await deps.usage.reserve(engine.id, amount);
  if ('spentFor' in reserved) {
    breaker.released();
    deps.log('engine.budget_spent', { engine: engine.id, sentences: batch.length });
    return new BudgetSpent(`nothing left of the budget of ${engine.id}`, reserved.spentFor);
  }
  if (release?.aborted) {
    // Found to be down while this was being counted: nothing was sent.
    await deps.usage.failed(engine.id, reserved.month, (release.reason as TranslationError).code, amount, breaker.pause?.until);
    return release.reason as TranslationError;
  }
  const context = bare ? {} : harmless(engine, { ...(title && { title }), ...(before.length > 0 && { before }) });
  try {
    const outputs = await withTimeLimit(deps.timeLimit, signal, (limit) => engine.translate({ source, target, sentences, ...(priority && { priority }), context }, limit), release);
    if (!Array.isArray(outputs) || outputs.length !== batch.length || !outputs.every((output) => typeof output === 'string')) {
      throw new EngineBadOutput('not one text for each sentence');
    }
    breaker.succeeded();
    return outputs;
  } catch (error) {
    if (error instanceof Interrupted || signal?.aborted) {
      breaker.released();
      throw new Interrupted();
    }
    const named = error instanceof TranslationError ? error : new EngineFailed('threw an unnamed error', undefined, { cause: error });
    // What is let go of says nothing that the breaker does not know.
    if (named !== release?.reason) {
      breaker.failed(named);
      deps.log('engine.failed', { engine: engine.id, code: named.code, sentences: batch.length });
    }
    await deps.usage.failed(engine.id, reserved.month, named.code, FREE.has(named.code) ? amount : null, breaker.pause?.until);
    return named;
  }
}
