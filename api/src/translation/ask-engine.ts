/** Asks one engine: batches within its limits, a breaker in front of it, each output verified and remembered. */
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Claims } from './claims.ts';
import { harmless, suspicions, toAskAlone } from './distrust.ts';
import { EngineBadOutput, EngineFailed, TextTooLong, TranslationError } from './errors.ts';
import type { Engine, Memory, Priority, ProtectedText, Relatedness } from './ports.ts';
import { Interrupted, withTimeLimit } from './time-limit.ts';
import { memoryKey, offer, Rejected, type Unit } from './unit.ts';
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
  /** Judges the answers of engines that may obey a text. */
  relatedness?: Relatedness | undefined;
  timeLimit: number;
  log: (event: string, facts: Record<string, unknown>) => void;
}

export interface AskOptions {
  title?: string | undefined;
  signal?: AbortSignal | undefined;
  priority?: Priority | undefined;
  /** Tell the engine nothing of what surrounds the sentences. */
  bare?: boolean;
}

/** Fills in `answer` or `trouble` of units that are all of one pair, which the engine has. */
export async function askEngine(deps: AskDeps, { engine, breaker }: GuardedEngine, units: Unit[], options: AskOptions): Promise<void> {
  const fits = units.filter((unit) => unit.content.text.length <= engine.limits.characters);
  for (const unit of units) if (!fits.includes(unit)) unit.trouble = new TextTooLong(`${unit.content.text.length} characters`);
  const alone = new Set(toAskAlone(engine, fits));
  const waiting = [...batches(fits.filter((unit) => !alone.has(unit)), engine.limits), ...[...alone].map((unit) => [unit])];
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    const blocked = breaker.blocked();
    const result = blocked ?? (await askBatch(deps, { engine, breaker }, batch, alone.has(batch[0]!) ? { ...options, bare: true } : options));
    if (Array.isArray(result)) {
      // What stands around it may be to blame.
      const again = result.filter((unit) => !alone.has(unit));
      for (const unit of again) alone.add(unit);
      waiting.unshift(...again.map((unit) => [unit]));
      continue;
    }
    const trouble = result;
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

/** Sends one batch and keeps what passes. Returns the error that concerns the batch as a whole, or whose answers are no translations. */
async function askBatch(deps: AskDeps, { engine, breaker }: GuardedEngine, batch: Unit[], { title, signal, priority, bare = false }: AskOptions): Promise<TranslationError | Unit[]> {
  const { source, target } = batch[0]!;
  const request = {
    source,
    target,
    sentences: batch.map((unit) => unit.content.text),
    ...(priority && { priority }),
    context: bare ? {} : harmless(engine, { ...(title && { title }), ...(batch[0]!.before.length > 0 && { before: batch[0]!.before }) }),
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
  const answers = batch.map((unit, index) => ({ unit, output: outputs[index] === unit.content.text ? outputs[index] : tidy(outputs[index]!) }));
  let findings: Awaited<ReturnType<typeof suspicions>>;
  try {
    findings = await suspicions(engine, deps.relatedness, answers);
  } catch (error) {
    deps.log('engine.output_unjudged', { engine: engine.id, sentences: batch.length });
    return new EngineFailed('nobody can judge the answers', undefined, { cause: error });
  }
  const suspects = batch.filter((unit, index) => {
    const finding = findings[index];
    if (finding) unit.trouble = new Rejected(finding.reason, finding.detail);
    if (finding) deps.log('engine.output_rejected', { engine: engine.id, code: finding.reason, detail: finding.detail });
    return finding;
  });
  await keepVerified(deps, engine, answers.filter(({ unit }) => !suspects.includes(unit)));
  return suspects;
}

async function keepVerified(deps: AskDeps, engine: Engine, answers: readonly { unit: Unit; output: ProtectedText }[]): Promise<void> {
  const kept: Parameters<Memory['remember']>[0] = [];
  answers.forEach(({ unit, output }) => {
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
