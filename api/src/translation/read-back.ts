/**
 * Has answers translated back, in a request that holds nothing of the original: what a text ordered to be said stands in
 * the answer, and comes back as words that the text does not have.
 */
import type { AskDeps, AskOptions, GuardedEngine } from './ask-engine.ts';
import type { Answered } from './distrust.ts';
import { TranslationError } from './errors.ts';
import { compared, type Finding } from './guard.ts';
import { inBatches } from './in-batches.ts';
import { isRead } from './languages.ts';
import { withoutMarks } from './marks.ts';
import { careFor } from './obedience/index.ts';
import { send } from './send-batch.ts';
import type { Unit } from './unit.ts';

const UNLIKE: Finding = { reason: 'output.suspicious', detail: 'says something else when translated back' };

/**
 * Those of some answers of one pair that come back as something else; or the error for which this could not be found out.
 * Throws `Interrupted`, and when nobody can judge.
 */
export async function readBack(deps: AskDeps, guarded: GuardedEngine, answers: readonly Answered[], { signal, priority }: AskOptions): Promise<Map<Unit, Finding> | TranslationError> {
  const { engine } = guarded;
  const { relatedness } = deps;
  const unlike = new Map<Unit, Finding>();
  const due = relatedness ? answers.flatMap(({ unit, output }) => (isRead(unit.source) ? [{ unit, output, language: unit.source }] : [])) : [];
  for (const batch of inBatches(due, engine.limits, ({ output }) => output.length)) {
    const sent = batch.map(({ unit, output, language }) => ({ source: unit.target, target: language, content: { text: output }, before: [] }));
    const backs = await send(deps, guarded, sent, { signal, priority, bare: true });
    if (backs instanceof TranslationError) return backs;
    const same = await relatedness!.cameBack(batch.map(({ unit, output }, index) => {
      const text = compared(unit.content.text, output, unit);
      return { ...text, back: withoutMarks(backs[index]!), care: careFor(text.source) };
    }));
    batch.forEach(({ unit }, index) => { if (!same[index]) unlike.set(unit, UNLIKE); });
  }
  return unlike;
}
