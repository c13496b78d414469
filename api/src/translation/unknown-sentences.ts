/** What translations would cost before they are asked for. */
import { setImmediate as letOthers } from 'node:timers/promises';
import { collectWork, takeApart, type Source } from './collect-work.ts';
import type { Language } from './languages.ts';
import { withoutMarks } from './marks.ts';
import type { Engine, Glossary, Memory, Terms } from './ports.ts';
import { memoryKey, type Unit } from './unit.ts';

export interface UnknownSentence {
  characters: number;
  /** The engine that is asked for it first. */
  engine: string;
}

interface Served {
  unit: Unit;
  engine: Engine;
}

/** Sentences the memory is asked for at once. */
const AT_ONCE = 5000;

/**
 * Sentences of these texts that neither people nor the memory of the first engine for them know, each once, with
 * characters as providers count them: code points. However many texts there are, the memory is asked for all together.
 */
export async function unknownSentences(engines: readonly Engine[], memory: Memory, glossary: Glossary, texts: readonly (Source & { target: Language })[]): Promise<UnknownSentence[]> {
  const served = serve(engines, await distinctUnits(glossary, texts));
  const unknown: UnknownSentence[] = [];
  for (let from = 0; from < served.length; from += AT_ONCE) unknown.push(...(await without(memory, served.slice(from, from + AT_ONCE))));
  return unknown;
}

async function distinctUnits(glossary: Glossary, texts: readonly (Source & { target: Language })[]): Promise<Unit[]> {
  const known = new Map<string | null, Terms>();
  const units = new Map<string, Unit>();
  for (const { target, communityId = null, ...text } of texts) {
    const terms = known.get(communityId) ?? (await glossary.terms(communityId));
    known.set(communityId, terms);
    for (const unit of collectWork(takeApart(text).all, target, terms).units) units.set(`${unit.hash} ${unit.source} ${target}`, unit);
    // Taking a long text apart takes a while, and nobody else need wait for all of them.
    await letOthers();
  }
  return [...units.values()];
}

const serve = (engines: readonly Engine[], units: Unit[]): Served[] => units.flatMap((unit) => {
  const engine = engines.find(({ pairs }) => pairs.some(({ source, target }) => source === unit.source && target === unit.target));
  return engine ? [{ unit, engine }] : [];
});

async function without(memory: Memory, served: Served[]): Promise<UnknownSentence[]> {
  const [machine, human] = await Promise.all([
    memory.recall(served.map(({ unit, engine }) => memoryKey(engine, unit))),
    memory.human(served.map(({ unit }) => unit)),
  ]);
  return served.flatMap(({ unit: { content }, engine }, at) =>
    machine[at] !== undefined || human[at] !== undefined ? [] : [{ characters: [...withoutMarks(content.text)].length, engine: engine.id }]);
}
