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

/** What was found of each answer that was looked at, `undefined` where it is the same; and why the others were not. */
export interface ReadBack { findings: Map<Unit, Finding | undefined>; trouble?: TranslationError }

/** Of answers of one pair, those that come back as something else. Throws `Interrupted`, and when nobody can judge. */
export async function readBack(deps: AskDeps, guarded: GuardedEngine, answers: readonly Answered[], { signal, priority }: AskOptions, release?: AbortSignal): Promise<ReadBack> {
  const { engine } = guarded;
  const { relatedness } = deps;
  const findings: ReadBack['findings'] = new Map(answers.map(({ unit }) => [unit, undefined]));
  const due = relatedness ? answers.flatMap(({ unit, output }) => (isRead(unit.source) ? [{ unit, output, language: unit.source }] : [])) : [];
  for (const { unit } of due) findings.delete(unit);
  for (const batch of inBatches(due, engine.limits, ({ output }) => output.length)) {
    const sent = batch.map(({ unit, output, language }) => ({ source: unit.target, target: language, content: { text: output }, before: [] }));
    const backs = await send(deps, guarded, sent, { signal, priority, bare: true }, release);
    if (backs instanceof TranslationError) return { findings, trouble: backs };
    const same = await relatedness!.cameBack(batch.map(({ unit, output }, index) => {
      const text = compared(unit.content.text, output, unit);
      return { ...text, back: withoutMarks(backs[index]!), care: careFor(text.source) };
    }));
    batch.forEach(({ unit }, index) => findings.set(unit, same[index] ? undefined : UNLIKE));
  }
  return { findings };
}
