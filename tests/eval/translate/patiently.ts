/** Asks an engine as the queue would: waits when it is busy, tries once more when it stumbled. */
import { setTimeout as delay } from 'node:timers/promises';
import { EngineBadOutput, EngineTimeout, TranslationError, type ReasonCode } from '../../../api/src/translation/errors.ts';
import type { Engine, TranslateRequest } from '../../../api/src/translation/ports.ts';

/** After these there is no use in going on: the engine cannot work here at all. */
const HOPELESS = new Set<ReasonCode>(['engine.misconfigured', 'engine.unreachable', 'model.missing', 'model.corrupt', 'pair.unsupported']);

export interface Patience {
  /** Longest time for one answer, and longest time spent waiting for a busy engine, in milliseconds. */
  timeLimit?: number;
  busyLimit?: number;
  /** First pause, in milliseconds, where the engine does not say how long. */
  pause?: number;
}

/** One text for each sentence. Throws the engine's named error once patience is at its end. */
export async function patiently(engine: Engine, request: TranslateRequest, { timeLimit = 600_000, busyLimit = 300_000, pause = 200 }: Patience = {}): Promise<string[]> {
  let waited = 0;
  let stumbled = false;
  for (;;) {
    try {
      const outputs = await engine.translate(request, AbortSignal.timeout(timeLimit));
      if (outputs.length !== request.sentences.length) throw new EngineBadOutput('not one text for each sentence');
      return outputs;
    } catch (error) {
      const named = error instanceof Error && error.name === 'TimeoutError' ? new EngineTimeout(`no answer within ${timeLimit} ms`) : error;
      if (!(named instanceof TranslationError) || named.retry === 'never') throw named;
      const wait = named.retryAfter ?? pause;
      if (named.code === 'engine.busy' ? waited + wait > busyLimit : stumbled) throw named;
      if (named.code !== 'engine.busy') stumbled = true;
      waited += wait;
      await delay(wait);
    }
  }
}

/** Whether an error means that the engine will not translate anything. */
export function isHopeless(error: unknown): boolean {
  return !(error instanceof TranslationError) || HOPELESS.has(error.code);
}
