/** Gets sentences translated: people's translations first, then memory and engines in order. */
import { askEngine, type AskDeps, type Asked, type AskOptions } from './ask-engine.ts';
import { believe, isKeptFrom } from './distrust.ts';
import { PairUnsupported, TextGivesOrders } from './errors.ts';
import type { Engine, Pair } from './ports.ts';
import { isSettled, memoryKey, offer, type Unit } from './unit.ts';
import { verify } from './verify.ts';

/**
 * Fills in `answer` or `trouble` of every unit. An answer that is to be doubted stands only if no later engine has a
 * better one. Throws only `Interrupted` and what the memory throws.
 */
export async function askEngines(deps: AskDeps, units: Unit[], options: AskOptions): Promise<void> {
  const all = deps.engines.map(({ engine }) => engine);
  const keptFrom = (engine: Engine, unit: Unit) => isKeptFrom(engine, unit, all.filter((other) => supports(other, unit)));
  const serves = (engine: Engine, unit: Unit) => supports(engine, unit) && !keptFrom(engine, unit);
  for (const unit of units) {
    const kept = all.some((engine) => supports(engine, unit) && keptFrom(engine, unit));
    unit.trouble = kept ? new TextGivesOrders('no engine that cannot obey') : new PairUnsupported(`no engine for ${unit.source} to ${unit.target}`);
  }
  await recallHuman(deps, units);
  for (const [place, guarded] of deps.engines.entries()) {
    const open = units.filter((unit) => !isSettled(unit) && serves(guarded.engine, unit));
    if (open.length === 0) continue;
    const working = deps.engines.slice(place + 1).filter(({ breaker }) => breaker.state === 'closed');
    const mayWait = !open.every((unit) => unit.answer || working.some(({ engine }) => serves(engine, unit)));
    await serve(deps, { ...guarded, mayWait }, open, options);
  }
}

const supports = (engine: Engine, wanted: Pair) => engine.pairs.some((pair) => pair.source === wanted.source && pair.target === wanted.target);

/** How often a sentence that somebody else had asked for is looked up again before it is asked for here. */
const TURNS = 3;

/** One engine's part: what it said before, then what nobody else is asking it now, then what others have asked meanwhile. */
async function serve(deps: AskDeps, guarded: Asked, open: Unit[], options: AskOptions): Promise<void> {
  const { claims } = deps;
  const name = (unit: Unit) => JSON.stringify(Object.values(memoryKey(guarded.engine, unit)));
  let left = await recall(deps, guarded.engine, open);
  for (let turn = 1; left.length > 0; turn += 1) {
    const names = left.map(name);
    const taken = claims.take(names);
    const mine = left.filter((_, index) => taken[index] || turn === TURNS);
    try {
      for (const pair of new Set(mine.map(({ source, target }) => `${source} ${target}`))) {
        await askEngine(deps, guarded, mine.filter(({ source, target }) => `${source} ${target}` === pair), options);
      }
    } finally {
      claims.release(names.filter((_, index) => taken[index]));
    }
    const theirs = left.filter((unit) => !mine.includes(unit));
    if (theirs.length === 0) return;
    await claims.settled(theirs.map(name));
    left = await recall(deps, guarded.engine, theirs);
  }
}

async function recallHuman({ memory, log }: AskDeps, units: Unit[]): Promise<void> {
  if (units.length === 0) return;
  const found = await memory.human(units);
  units.forEach((unit, index) => {
    const human = found[index];
    if (!human) return;
    const finding = verify(unit.content, human.output, unit);
    if (finding) return log('human.output_rejected', { code: finding.reason });
    unit.answer = { output: human.output, engine: null, by: human.by, doubts: [] };
  });
}

/** Answers from the memory; returns the units of which it knows nothing that may be shown. */
async function recall(deps: AskDeps, engine: Engine, units: Unit[]): Promise<Unit[]> {
  const outputs = await deps.memory.recall(units.map((unit) => memoryKey(engine, unit)));
  const answers = units.flatMap((unit, index) => (outputs[index] === undefined ? [] : [{ unit, output: outputs[index] }]));
  // Guards may have grown stricter since it was remembered. What is remembered of the unsure came back as what it was.
  const beliefs = await believe(engine, deps.relatedness, answers).catch(() => undefined);
  const known = new Set(answers.filter(({ unit, output }, index) => beliefs && typeof beliefs[index] === 'string' && offer(unit, engine, output)).map(({ unit }) => unit));
  return units.filter((unit) => !known.has(unit));
}
