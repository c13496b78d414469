/** What a translation would cost before it is asked for. */
import { withoutMarks } from './marks.ts';
import type { Engine, Memory } from './ports.ts';
import { memoryKey, type Unit } from './unit.ts';

export interface UnknownSentence {
  hash: string;
  characters: number;
  /** The engine that is asked for it first. */
  engine: string;
}

/** Units that neither people nor the memory of the first engine for them know, with characters as providers count them: code points. */
export async function unknown(engines: readonly Engine[], memory: Memory, units: Unit[]): Promise<UnknownSentence[]> {
  const named = units.map((unit) => ({ unit, engine: engines.find(({ pairs }) => pairs.some(({ source, target }) => source === unit.source && target === unit.target)) }));
  const served = named.filter((one): one is { unit: Unit; engine: Engine } => one.engine !== undefined);
  const [machine, human] = await Promise.all([
    memory.recall(served.map(({ unit, engine }) => memoryKey(engine, unit))),
    memory.human(served.map(({ unit }) => unit)),
  ]);
  return served.flatMap(({ unit: { content, hash }, engine }, at) =>
    machine[at] !== undefined || human[at] !== undefined ? [] : [{ hash, characters: [...withoutMarks(content.text)].length, engine: engine.id }]);
}
