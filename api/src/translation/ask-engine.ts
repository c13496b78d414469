/** Asks one engine: batches within its limits, a breaker in front of it, each output verified and remembered. */
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Claims } from './claims.ts';
import { EngineBadOutput, EngineFailed, TextTooLong, TranslationError } from './errors.ts';
import type { Engine, Memory, Priority, ProtectedText } from './ports.ts';
import { Interrupted, withTimeLimit } from './time-limit.ts';
import { memoryKey, offer, type Unit } from './unit.ts';
import { tidy } from './verify.ts';

export interface GuardedEngine {
  engine: Engine;
  breaker: CircuitBreaker;
}

export interface AskDeps {
  engines: readonly GuardedEngine[];
  memory: Memory;
  /** What other texts of this process wait for just now. */
  claims: Claims;
  timeLimit: number;
  log: (event: string, facts: Record<string, unknown>) => void;
}

export interface AskOptions {
  title?: string | undefined;
  signal?: AbortSignal | undefined;
  priority?: Priority | undefined;
}

/** Fills in `answer` or `trouble` of units that are all of one pair, which the engine has. */
export async function askEngine(deps: AskDeps, { engine, breaker }: GuardedEngine, units: Unit[], options: AskOptions): Promise<void> {
  const fits = units.filter((unit) => unit.content.text.length <= engine.limits.characters);
  for (const unit of units) if (!fits.includes(unit)) unit.trouble = new TextTooLong(`${unit.content.text.length} characters`);
  const waiting = batches(fits, engine.limits);
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    const blocked = breaker.blocked();
    const trouble = blocked ?? (await askBatch(deps, { engine, breaker }, batch, options));
    if (!trouble) continue;
    for (const unit of batch) unit.trouble = trouble;
    if (trouble.code === 'engine.refused' || trouble.code === 'text.too_long') {
      // One sentence of the batch may be to blame: the others should not suffer for it.
      const half = Math.ceil(batch.length / 2);
      if (batch.length > 1) waiting.unshift(batch.slice(0, half), batch.slice(half));
    } else {
      for (const unit of waiting.flat()) unit.trouble = trouble;
      return;
    }
  }
}

/** Sends one batch and keeps what passes. Returns the error that concerns the batch as a whole. */
async function askBatch(deps: AskDeps, { engine, breaker }: GuardedEngine, batch: Unit[], { title, signal, priority }: AskOptions): Promise<TranslationError | undefined> {
  const { source, target } = batch[0]!;
  const request = {
    source,
    target,
    sentences: batch.map((unit) => unit.content.text),
    ...(priority && { priority }),
    context: { ...(title ? { title } : {}), ...(batch[0]!.before.length > 0 ? { before: batch[0]!.before } : {}) },
  };
  let outputs: ProtectedText[];
  try {
    outputs = await withTimeLimit(deps.timeLimit, signal, (limit) => engine.translate(request, limit));
    if (!Array.isArray(outputs) || outputs.length !== batch.length || !outputs.every((output) => typeof output === 'string')) {
      throw new EngineBadOutput('not one text for each sentence');
    }
  } catch (error) {
    if (error instanceof Interrupted || signal?.aborted) {
      breaker.released();
      throw new Interrupted();
    }
    const named = error instanceof TranslationError ? error : new EngineFailed('threw an unnamed error', undefined, { cause: error });
    breaker.failed(named);
    deps.log('engine.failed', { engine: engine.id, code: named.code, sentences: batch.length });
    return named;
  }
  breaker.succeeded();
  await keepVerified(deps, engine, batch, outputs.map((output, index) => (output === batch[index]!.content.text ? output : tidy(output))));
  return undefined;
}

async function keepVerified(deps: AskDeps, engine: Engine, batch: Unit[], outputs: ProtectedText[]): Promise<void> {
  const kept: Parameters<Memory['remember']>[0] = [];
  batch.forEach((unit, index) => {
    const output = outputs[index]!;
    // One that is doubted is remembered too: asked again, the engine would say the same for the same price.
    if (offer(unit, engine, output)) kept.push({ key: memoryKey(engine, unit), source: unit.content.text, target: output });
    else deps.log('engine.output_rejected', { engine: engine.id, code: unit.trouble!.code });
  });
  if (kept.length > 0) await deps.memory.remember(kept);
}

function batches(units: Unit[], limits: Engine['limits']): Unit[][] {
  const found: Unit[][] = [];
  let size = 0;
  for (const unit of units) {
    const length = unit.content.text.length;
    const last = found.at(-1);
    if (last && last.length < limits.sentences && size + length <= limits.characters) {
      last.push(unit);
      size += length;
    } else {
      found.push([unit]);
      size = length;
    }
  }
  return found;
}
