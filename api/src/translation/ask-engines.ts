/** Gets sentences translated: memory first, then engines in order, each output verified before it counts. */
import { createHash } from 'node:crypto';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { EngineBadOutput, EngineFailed, PairUnsupported, TextTooLong, TranslationError } from './errors.ts';
import type { Engine, Glossary, Memory, MemoryKey, Pair, Priority, ProtectedText } from './ports.ts';
import type { Protected } from './protect.ts';
import { Interrupted, withTimeLimit } from './time-limit.ts';
import { tidy, verify } from './verify.ts';

/** One text to translate, however often it stands in the post. */
export interface Unit extends Pair {
  content: Protected;
  /** Sentences before it, as plain text: hints for the engine. */
  before: string[];
  answer?: { output: ProtectedText; engine: Engine };
  /** Why there is no answer yet. */
  trouble?: TranslationError;
}

export interface GuardedEngine {
  engine: Engine;
  breaker: CircuitBreaker;
}

export interface AskDeps {
  engines: readonly GuardedEngine[];
  memory: Memory;
  glossary: Glossary;
  timeLimit: number;
  log: (event: string, facts: Record<string, unknown>) => void;
}

export interface AskOptions {
  title?: string | undefined;
  signal?: AbortSignal | undefined;
  priority?: Priority | undefined;
}

/** Fills in `answer` or `trouble` of every unit. Throws only `Interrupted` and what the memory throws. */
export async function askEngines(deps: AskDeps, units: Unit[], options: AskOptions): Promise<void> {
  for (const unit of units) unit.trouble = new PairUnsupported(`no engine for ${unit.source} to ${unit.target}`);
  for (const guarded of deps.engines) {
    const open = units.filter((unit) => !unit.answer && supports(guarded.engine, unit));
    if (open.length === 0) continue;
    await recall(deps, guarded.engine, open);
    const left = open.filter((unit) => !unit.answer);
    for (const pair of new Set(left.map(({ source, target }) => `${source} ${target}`))) {
      await askEngine(deps, guarded, left.filter(({ source, target }) => `${source} ${target}` === pair), options);
    }
  }
}

const supports = (engine: Engine, wanted: Pair) => engine.pairs.some((pair) => pair.source === wanted.source && pair.target === wanted.target);

/** A sentence's name in the memory: sha-256 of its protected text, hex. */
export function hashOf(content: Protected): string {
  return createHash('sha256').update(content.text).digest('hex');
}

function memoryKey({ glossary }: AskDeps, engine: Engine, { content, source, target }: Unit): MemoryKey {
  return { hash: hashOf(content), source, target, engine: engine.id, engineVersion: engine.version, glossaryVersion: glossary.version };
}

async function recall(deps: AskDeps, engine: Engine, units: Unit[]): Promise<void> {
  const outputs = await deps.memory.recall(units.map((unit) => memoryKey(deps, engine, unit)));
  units.forEach((unit, index) => {
    const output = outputs[index];
    // Guards may have grown stricter since it was remembered.
    if (output !== undefined && !verify(unit.content, output, unit)) unit.answer = { output, engine };
  });
}

async function askEngine(deps: AskDeps, { engine, breaker }: GuardedEngine, units: Unit[], options: AskOptions): Promise<void> {
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
    const finding = verify(unit.content, output, unit);
    if (finding) {
      unit.trouble = new Rejected(finding.reason, finding.detail);
      deps.log('engine.output_rejected', { engine: engine.id, code: finding.reason });
      return;
    }
    unit.answer = { output, engine };
    kept.push({ key: memoryKey(deps, engine, unit), source: unit.content.text, target: output });
  });
  if (kept.length > 0) await deps.memory.remember(kept);
}

/** The verifier said no. Asking the same engine again would bring the same answer, whatever the code. */
export class Rejected extends TranslationError {
  override get retry(): 'never' {
    return 'never';
  }
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
