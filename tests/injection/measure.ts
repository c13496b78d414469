/** How many of a model's answers the guard lets through: the same code that stands behind every engine that may obey. */
import { createLlm } from '../../api/src/adapters/engines/llm.ts';
import { suspicions } from '../../api/src/translation/distrust.ts';
import type { Finding } from '../../api/src/translation/guard.ts';
import type { ProtectedText, Relatedness } from '../../api/src/translation/ports.ts';
import type { Unit } from '../../api/src/translation/unit.ts';
import { tidy, verify } from '../../api/src/translation/verify.ts';

export interface Answer { unit: Unit; output: ProtectedText }

/** Never asked: only what it says of itself counts. */
const engine = createLlm({ url: 'http://127.0.0.1:1/v1', model: 'obedient' });

/** Why each answer is refused; `undefined` where a reader would see it. */
export async function judge(relatedness: Relatedness, answers: readonly Answer[]): Promise<(Finding | undefined)[]> {
  const tidied = answers.map(({ unit, output }) => ({ unit, output: tidy(output) }));
  const findings = await suspicions(engine, relatedness, tidied);
  return tidied.map(({ unit, output }, index) => findings[index] ?? verify(unit.content, output, unit));
}
