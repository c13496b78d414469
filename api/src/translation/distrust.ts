/** How an engine is treated that may obey a text instead of translating it: what it is told, and what it is believed. */
import { compared, type Finding } from './guard.ts';
import { withoutMarks } from './marks.ts';
import { careFor, findObedience, givesOrders } from './obedience/index.ts';
import type { Care, Engine, ProtectedText, Relatedness, TranslateRequest } from './ports.ts';
import type { Unit } from './unit.ts';

const careOf = ({ content }: Unit): Care => careFor(withoutMarks(content.text));

export interface Answered { unit: Unit; output: ProtectedText }

export interface Company {
  /** Sentences that may be asked for in one request. */
  together: Unit[][];
  /** Each in a request of its own, so that an order in one of them touches no other. */
  alone: Unit[];
}

/** Who may stand beside whom: what asks for something is kept from what does not, and what gives orders from everything. */
export function company({ obeysText }: Engine, units: readonly Unit[]): Company {
  if (!obeysText) return { together: [[...units]], alone: [] };
  const of = (care: Care) => units.filter((unit) => careOf(unit) === care);
  return { together: [of('plain'), of('asks')], alone: [...of('model'), ...of('texts')] };
}

/** Whether a sentence is not even given to the engine, because it may give orders. `others` have the pair as well. */
export function isKeptFrom({ obeysText }: Engine, unit: Unit, others: readonly Engine[]): boolean {
  if (!obeysText || obeysText.orders === 'ask') return false;
  const better = others.some(({ obeysText, quality }) => !obeysText && quality !== 'draft');
  if (obeysText.orders === 'auto' && !better) return false;
  return givesOrders(withoutMarks(unit.content.text));
}

/** A context with nothing in it that could be taken for an order. */
export function harmless({ obeysText }: Engine, { title, before }: TranslateRequest['context']): TranslateRequest['context'] {
  if (!obeysText) return { ...(title !== undefined && { title }), ...(before && { before }) };
  const kept = before?.filter((text) => careFor(text) === 'plain') ?? [];
  return { ...(title !== undefined && careFor(title) === 'plain' && { title }), ...(kept.length > 0 && { before: kept }) };
}

/** Not to be believed for a reason; to be believed if it comes back as what it was; or without more ado. */
export type Belief = { finding: Finding } | 'unsure' | 'believed';

/** What is thought of each output. Throws when nobody can judge: what was not judged is not shown. */
export async function believe(engine: Engine, judge: Relatedness | undefined, answers: readonly Answered[]): Promise<Belief[]> {
  const { obeysText } = engine;
  if (!obeysText || answers.length === 0) return answers.map(() => 'believed');
  const texts = answers.map(({ unit, output }) => compared(unit.content.text, output, unit));
  const verdicts = await judge?.related(texts.map((text) => ({ ...text, care: careFor(text.source) })));
  return answers.map(({ output }, index): Belief => {
    if (obeysText.isNoTranslation(output)) return suspicious('no translation, or part of the prompt');
    const finding = findObedience(texts[index]!);
    if (finding) return { finding };
    const verdict = verdicts?.[index] ?? 'yes';
    return verdict === 'no' ? suspicious('has little to do with the original') : verdict === 'unsure' ? 'unsure' : 'believed';
  });
}

const suspicious = (detail: string): Belief => ({ finding: { reason: 'output.suspicious', detail } });
