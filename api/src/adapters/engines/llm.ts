/** Any chat endpoint that speaks OpenAI's protocol: Ollama, vLLM, DeepSeek, Qwen-MT, Hunyuan-MT and many more. */
import { createHash } from 'node:crypto';
import { EngineBadOutput, EngineMisconfigured } from '../../translation/errors.ts';
import { tokens } from '../../translation/marks.ts';
import type { Engine, Orders, Pair, ProtectedText, Quality, TranslateRequest } from '../../translation/ports.ts';
import { checkBatch, withLetters } from './check-batch.ts';
import { createComplete, type Complete } from './llm/complete.ts';
import { readEndpoint } from './llm/endpoint.ts';
import { leaksPrompt, numbered, PROMPT, single, styleOf, type Style } from './llm/prompt.ts';
import { translationsOf } from './llm/read-answer.ts';
import { createDialogue } from './remote/dialogue.ts';

export interface LlmConfig {
  /** The base of the API, such as `http://localhost:11434/v1`. */
  url: string;
  model: string;
  apiKey?: string | undefined;
  /** Longest wait for one batch, in milliseconds (default 50,000). */
  timeoutMs?: number | undefined;
  /** What the operator thinks of the model (default `standard`). */
  quality?: Quality | undefined;
  /** Which sentences it gets that may give orders (default `auto`). */
  orders?: Orders | undefined;
  /** How it is asked; default: as models of that name want it. */
  style?: Style | undefined;
  /** Merged into every request's body: `{"top_p": 0.6}`. */
  extra?: Readonly<Record<string, unknown>> | undefined;
}

const PAIRS: readonly Pair[] = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }];
/** Small, because a model on a machine of its own writes some twenty words a second. */
const LIMITS = { sentences: 12, characters: 3000 };
/** Requests at once where each holds one sentence. */
const AT_ONCE = 4;

/** Makes the engine. Nothing is asked of the server before the first translation. */
export function createLlm({ url, model, apiKey, timeoutMs = 50_000, quality = 'standard', orders = 'auto', style = styleOf(model), extra = {} }: LlmConfig): Engine {
  if (model.trim() === '') throw new EngineMisconfigured('LLM_MODEL is empty.');
  const endpoint = readEndpoint(url, apiKey);
  const { ask, close } = createDialogue(endpoint);
  const complete = createComplete({ ask, model, extra, timeoutMs });
  const askTogether = createAskTogether(complete);
  const digest = createHash('sha256').update(JSON.stringify([endpoint.at(''), model, style, extra])).digest('hex').slice(0, 8);

  return {
    id: 'llm',
    version: `${PROMPT}-${style}-${model}-${digest}`,
    model,
    quality,
    local: endpoint.local,
    pairs: PAIRS,
    limits: LIMITS,
    obeysText: { isNoTranslation: (output) => output === NOTHING || leaksPrompt(output), orders },
    close,

    async translate(request, signal) {
      checkBatch({ id: 'llm', pairs: PAIRS, limits: LIMITS }, request, signal);
      const { sentences } = request;
      // A model makes conversation where there is nothing to read.
      const due = withLetters(sentences);
      const outputs = [...sentences];
      if (due.length === 0) return outputs;
      const asked = { ...request, sentences: due.map((index) => sentences[index]!) };
      const answers = style === 'numbered'
        ? await askTogether(asked, signal)
        : await atOnce(asked.sentences, signal, (text, either) => complete(single(style, request, text), either, false));
      due.forEach((index, at) => { outputs[index] = answers[at]!; });
      return outputs;
    },
  };
}

/** What stands for a sentence that the model gave no translation of, though it knows how to. Never shown. */
const NOTHING = '⟦?⟧';

/** All in one request; each that is missing or has lost a mark is asked for once more, alone. */
function createAskTogether(complete: Complete) {
  let knowsForm = false;
  return async (request: TranslateRequest, signal: AbortSignal): Promise<ProtectedText[]> => {
    const { sentences } = request;
    const found = await askNumbered(complete, request, signal);
    const again = sentences.flatMap((text, index) => (found[index] === undefined || marksOf(found[index]) !== marksOf(text) ? [index] : []));
    const second = await atOnce(again, signal, async (index, either) => (await askNumbered(complete, { ...request, sentences: [sentences[index]!] }, either))[0]);
    again.forEach((index, at) => { found[index] = second[at] ?? found[index]; });
    knowsForm ||= found.some((text) => text !== undefined);
    if (!knowsForm) throw new EngineBadOutput('The answer holds no JSON with translations.');
    // A model that answers otherwise to one text was talked into it. That is no reason to think it ill.
    return found.map((text) => text ?? NOTHING);
  };
}

async function askNumbered(complete: Complete, request: TranslateRequest, signal: AbortSignal): Promise<(ProtectedText | undefined)[]> {
  const { ids, ...prompt } = numbered(request);
  const content = await complete(prompt, signal, true);
  const found = translationsOf(content, ids);
  return ids.map((id) => found?.get(id));
}

const marksOf = (text: ProtectedText) => tokens(text).flatMap((token) => (token.kind === 'mark' ? [`${token.closing}${token.number}`] : [])).sort().join();

/** Does something with each, some at once; the first failure ends the others. */
async function atOnce<T, R>(all: readonly T[], signal: AbortSignal, work: (one: T, signal: AbortSignal) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const waiting = [...all.entries()];
  const go = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !stop.signal.aborted; next = waiting.shift()) results[next[0]] = await work(next[1], either);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => go().catch((error: unknown) => {
    stop.abort(error);
    throw error;
  })));
  return results;
}
