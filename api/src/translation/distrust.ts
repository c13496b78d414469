/** How an engine is treated that may obey a text instead of translating it: what it is told, and what it is believed. */
import { compared, type Finding } from './guard.ts';
import { withoutMarks } from './marks.ts';
import { findObedience, givesOrders } from './obedience/index.ts';
import type { Engine, ProtectedText, Relatedness, TranslateRequest } from './ports.ts';
import type { Unit } from './unit.ts';

/** Sentences that such an engine is asked for one by one, so that an order in one of them touches no other. */
export function toAskAlone({ obeysText }: Engine, units: readonly Unit[]): Unit[] {
  return obeysText ? units.filter(({ content }) => givesOrders(withoutMarks(content.text))) : [];
}

/** A context with nothing in it that could be taken for an order. */
export function harmless({ obeysText }: Engine, { title, before }: TranslateRequest['context']): TranslateRequest['context'] {
  if (!obeysText) return { ...(title !== undefined && { title }), ...(before && { before }) };
  const kept = before?.filter((text) => !givesOrders(text)) ?? [];
  return { ...(title !== undefined && !givesOrders(title) && { title }), ...(kept.length > 0 && { before: kept }) };
}

/**
 * Why an output is not believed to be a translation; `undefined` where it is. Throws when nobody can judge: what was
 * not judged is not shown.
 */
export async function suspicions(engine: Engine, judge: Relatedness | undefined, answers: readonly { unit: Unit; output: ProtectedText }[]): Promise<(Finding | undefined)[]> {
  const { obeysText } = engine;
  if (!obeysText || answers.length === 0) return answers.map(() => undefined);
  const texts = answers.map(({ unit, output }) => compared(unit.content.text, output, unit));
  const related = await judge?.related(texts.map((text) => ({ ...text, wary: givesOrders(text.source) })));
  return answers.map(({ output }, index) => {
    if (obeysText.isNoTranslation(output)) return { reason: 'output.suspicious', detail: 'no translation, or part of the prompt' };
    const finding = findObedience(texts[index]!);
    return finding ?? (related?.[index] === false ? { reason: 'output.suspicious', detail: 'has little to do with the original' } : undefined);
  });
}
