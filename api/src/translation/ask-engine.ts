/** Asks one engine: batches within its limits, a breaker in front of it, each output verified and remembered. */
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Claims } from './claims.ts';
import { believe, company, type Answered } from './distrust.ts';
import { EngineFailed, TextTooLong, TranslationError } from './errors.ts';
import type { Finding } from './guard.ts';
import { inBatches } from './in-batches.ts';
import type { Engine, Memory, Priority, ProtectedText, Relatedness, Usage } from './ports.ts';
import { readBack } from './read-back.ts';
import { send } from './send-batch.ts';
import { Interrupted } from './time-limit.ts';
import { memoryKey, offer, Rejected, type Unit } from './unit.ts';
import { tidy, verify } from './verify.ts';

export interface GuardedEngine {
  engine: Engine;
  breaker: CircuitBreaker;
}

export interface Asked extends GuardedEngine {
  /** No other engine would serve meanwhile: the work waits for this one, down or not. */
  mayWait: boolean;
}

export interface AskDeps {
  engines: readonly GuardedEngine[];
  memory: Memory;
  /** What other texts of this process wait for just now. */
  claims: Claims;
  /** Judges the answers of engines that may obey a text. */
  relatedness?: Relatedness | undefined;
  usage: Usage;
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
export async function askEngine(deps: AskDeps, guarded: Asked, units: Unit[], options: AskOptions): Promise<void> {
  const { engine, breaker, mayWait } = guarded;
  const fits = units.filter((unit) => unit.content.text.length <= engine.limits.characters);
  for (const unit of units) if (!fits.includes(unit)) unit.trouble = new TextTooLong(`${unit.content.text.length} characters`);
  const { together, ...apart } = company(engine, fits);
  const alone = new Set(apart.alone);
  const waiting = [...together.flatMap((units) => inBatches(units, engine.limits, lengthOf)), ...apart.alone.map((unit) => [unit])];
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    const mayBeBack = breaker.state === 'half-open';
    let blocked = breaker.blocked();
    if (!blocked && mayBeBack && !mayWait) {
      probe(deps, guarded, shortest(batch), options);
      blocked = breaker.blocked();
    }
    const { left, trouble } = blocked ? { left: batch, trouble: blocked } : await askBatch(deps, guarded, batch, alone.has(batch[0]!) ? { ...options, bare: true } : options);
    if (!trouble) {
      // What stands around it may be to blame.
      const again = left.filter((unit) => !alone.has(unit));
      for (const unit of again) alone.add(unit);
      waiting.unshift(...again.map((unit) => [unit]));
      continue;
    }
    for (const unit of left) note(unit, trouble);
    if (trouble.code === 'engine.refused' || trouble.code === 'text.too_long') {
      // One sentence of the batch may be to blame: the others should not suffer for it.
      const half = Math.ceil(left.length / 2);
      if (left.length > 1) waiting.unshift(left.slice(0, half), left.slice(half));
    } else {
      for (const unit of waiting.flat()) note(unit, trouble);
      return;
    }
  }
}

/** What is to be asked again of a batch: each alone, or what `trouble` concerns. */
interface Outcome { left: Unit[]; trouble?: TranslationError | undefined }

/** Sends one batch and keeps what passes. */
async function askBatch(deps: AskDeps, guarded: Asked, batch: Unit[], options: AskOptions): Promise<Outcome> {
  const alarm = guarded.breaker.join();
  return askAndJudge(deps, guarded, batch, options, guarded.mayWait ? undefined : alarm).finally(() => guarded.breaker.leave(alarm));
}

async function askAndJudge(deps: AskDeps, guarded: Asked, batch: Unit[], options: AskOptions, release: AbortSignal | undefined): Promise<Outcome> {
  const { engine } = guarded;
  const outputs = await send(deps, guarded, batch, options, release);
  if (outputs instanceof TranslationError) return { left: batch, trouble: outputs };
  const answers = batch.map((unit, index) => ({ unit, output: outputs[index] === unit.content.text ? outputs[index] : tidy(outputs[index]!) }));
  const beliefs = await judged(deps, engine, batch, believe(engine, deps.relatedness, answers));
  if (beliefs instanceof TranslationError) return { left: batch, trouble: beliefs };
  const isDue = ({ unit, output }: Answered, index: number) => beliefs[index] === 'unsure' && !verify(unit.content, output, unit);
  // What needs no second request is kept whatever becomes of that one.
  await keepVerified(deps, engine, answers.filter((answer, index) => typeof beliefs[index] === 'string' && !isDue(answer, index)));
  const due = answers.filter(isDue);
  const back = await judged(deps, engine, due.map(({ unit }) => unit), readBack(deps, guarded, due, options, release));
  const { findings, trouble } = back instanceof TranslationError ? { findings: new Map<Unit, Finding | undefined>(), trouble: back } : back;
  await keepVerified(deps, engine, due.filter(({ unit }) => findings.has(unit) && !findings.get(unit)));
  const left = batch.filter((unit, index) => {
    const belief = beliefs[index]!;
    const finding = typeof belief === 'object' ? belief.finding : findings.get(unit);
    if (finding) unit.trouble = new Rejected(finding.reason, finding.detail);
    if (finding) deps.log('engine.output_rejected', { engine: engine.id, code: finding.reason, detail: finding.detail });
    return finding || (due.some((answer) => answer.unit === unit) && !findings.has(unit));
  });
  return { left, trouble };
}

/** What a judge says, or that there is none: what nobody judged is not shown. */
async function judged<Verdict>(deps: AskDeps, engine: Engine, units: readonly Unit[], work: Promise<Verdict>): Promise<Verdict | TranslationError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    deps.log('engine.output_unjudged', { engine: engine.id, sentences: units.length });
    return new EngineFailed('nobody can judge the answers', undefined, { cause: error });
  }
}

/**
 * Asks for one sentence beside the work, which goes on elsewhere: only whether an answer comes matters. It is not
 * remembered, because the post may be gone by then.
 */
function probe(deps: AskDeps, guarded: GuardedEngine, unit: Unit, { signal }: AskOptions): void {
  send(deps, guarded, [unit], { signal, bare: true, priority: 'backfill' }).catch(() => guarded.breaker.released());
}

async function keepVerified(deps: AskDeps, engine: Engine, answers: readonly Answered[]): Promise<void> {
  const kept: Parameters<Memory['remember']>[0] = [];
  answers.forEach(({ unit, output }) => {
    // One that is doubted is remembered too: asked again, the engine would say the same for the same price.
    if (offer(unit, engine, output)) kept.push({ key: memoryKey(engine, unit), source: unit.content.text, target: output });
    else deps.log('engine.output_rejected', { engine: engine.id, code: unit.trouble!.code });
  });
  if (kept.length > 0) await deps.memory.remember(kept);
}

const lengthOf = (unit: Unit) => unit.content.text.length;
const shortest = (batch: Unit[]) => batch.reduce((least, unit) => (lengthOf(unit) < lengthOf(least) ? unit : least));

/** That another engine may soon recover matters more than a budget that comes next month. */
function note(unit: Unit, trouble: TranslationError): void {
  const soon = unit.trouble?.retry === 'later' && unit.trouble.code !== 'engine.budget_spent';
  if (trouble.code !== 'engine.budget_spent' || !soon) unit.trouble = trouble;
}
