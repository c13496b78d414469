/** Plain sentences through an engine, as the other systems were given them: no marks, nothing around them. */
import { TranslationError, type ReasonCode } from '../../../api/src/translation/errors.ts';
import type { Engine, Pair } from '../../../api/src/translation/ports.ts';
import { isHopeless, patiently, type Patience } from './patiently.ts';

/** Engines fill their own batches; larger requests would only make progress coarse. */
const BATCH = 32;

export interface LinesOptions extends Patience {
  /** Requests at once, as many as an installation has jobs. */
  jobs?: number;
  onProgress?: (done: number) => void;
}

export interface LinesResult {
  /** One for each line; a line the engine would not translate stays as it was, which is what a reader would see. */
  outputs: string[];
  failed: Partial<Record<ReasonCode, number>>;
  seconds: number;
}

/** Translates every line. Throws only when the engine cannot work at all. */
export async function translateLines(engine: Engine, pair: Pair, lines: readonly string[], options: LinesOptions = {}): Promise<LinesResult> {
  const { jobs = 1, onProgress = () => {} } = options;
  const outputs = [...lines];
  const failed: LinesResult['failed'] = {};
  const waiting = batches(lines, engine.limits);
  let done = 0;
  const fail = (code: ReasonCode): void => void (failed[code] = (failed[code] ?? 0) + 1);

  async function translate(batch: number[]): Promise<void> {
    try {
      const answers = await patiently(engine, { ...pair, sentences: batch.map((at) => lines[at]!), context: {} }, options);
      batch.forEach((at, index) => void (outputs[at] = answers[index]!));
    } catch (error) {
      if (isHopeless(error)) throw error;
      if (batch.length === 1) return fail((error as TranslationError).code);
      // One line may be to blame; the others should not suffer for it.
      const half = Math.ceil(batch.length / 2);
      await translate(batch.slice(0, half));
      await translate(batch.slice(half));
    }
  }

  async function work(): Promise<void> {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      await translate(batch);
      onProgress((done += batch.length));
    }
  }

  const started = performance.now();
  await Promise.all(Array.from({ length: jobs }, work));
  return { outputs, failed, seconds: (performance.now() - started) / 1000 };
}

/** Indices of the lines, in order. */
function batches(lines: readonly string[], limits: Engine['limits']): number[][] {
  const found: number[][] = [];
  let size = 0;
  lines.forEach((line, at) => {
    const last = found.at(-1);
    if (last && last.length < Math.min(BATCH, limits.sentences) && size + line.length <= limits.characters) {
      last.push(at);
      size += line.length;
    } else {
      found.push([at]);
      size = line.length;
    }
  });
  return found;
}
