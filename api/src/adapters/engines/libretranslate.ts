/** The HTTP protocol of LibreTranslate, and that of MTranServer, as one engine. */
import { createHash } from 'node:crypto';
import { EngineBadOutput, EngineMisconfigured, PairUnsupported } from '../../translation/errors.ts';
import type { Language } from '../../translation/languages.ts';
import type { Engine, Pair } from '../../translation/ports.ts';
import { checkBatch, withLetters } from './check-batch.ts';
import { readEndpoint } from './libretranslate/endpoint.ts';
import { createLanguages } from './libretranslate/languages.ts';
import { refusal } from './libretranslate/refusal.ts';
import { createDialogue } from './remote/dialogue.ts';
import { wrap } from './remote/html-marks.ts';
import { parseAnswer } from './remote/provider.ts';
import { unlessAborted } from './remote/unless-aborted.ts';

export interface LibreTranslateConfig {
  /** Where the server is, with any path before `/translate`. A name and password in it are sent as Basic authorization. */
  url: string;
  apiKey?: string | undefined;
  /** Longest wait for one answer, in milliseconds (default 45,000). */
  timeoutMs?: number | undefined;
}

/** A machine without a graphics card translates some three sentences a second, so that a batch ends in time. */
const LIMITS = { sentences: 25, characters: 5000 };
/** Changes when marks are sent in another form. */
const FORM = '1';
const PAIRS: readonly Pair[] = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }];
const LANGUAGES_TIMEOUT = 5000;

/** Makes the engine. Nothing is asked of the server before the first translation. */
export function createLibreTranslate({ url, apiKey, timeoutMs = 45_000 }: LibreTranslateConfig): Engine {
  const endpoint = readEndpoint(url, apiKey);
  const { ask, close } = createDialogue(endpoint);
  const languages = createLanguages(async () => {
    const answer = await ask({ path: '/languages', timeoutMs: Math.min(timeoutMs, LANGUAGES_TIMEOUT) });
    return answer.status === 200 ? parseAnswer(answer.text) : undefined;
  });

  return {
    id: 'libretranslate',
    // Another server is another model: what one answered must not be remembered as the other's.
    version: `${FORM}-${createHash('sha256').update(endpoint.at('')).digest('hex').slice(0, 8)}`,
    get model() { return languages.dialect().model; },
    quality: 'standard',
    local: endpoint.local,
    pairs: PAIRS,
    limits: LIMITS,
    close,

    async translate(request, signal) {
      checkBatch({ id: 'libretranslate', pairs: PAIRS, limits: LIMITS }, request, signal);
      const { source, target, sentences } = request;
      // The server answers nonsense to a text without a letter, or refuses the batch for it.
      const due = withLetters(sentences).map((index) => ({ index, wrapped: wrap(sentences[index]!) }));
      const outputs = [...sentences];
      if (due.length === 0) return outputs;

      const { dialect, codes, has } = await unlessAborted(languages.current(), signal);
      if (!has({ source, target })) {
        languages.forget();
        throw new PairUnsupported(`The server does not offer ${source} to ${target}.`);
      }
      const body = dialect.write({ texts: due.map(({ wrapped }) => wrapped.html), from: codes[source as Language], to: codes[target], apiKey });
      const answer = await ask({ path: dialect.path, body, signal, timeoutMs });
      if (answer.status !== 200) {
        const error = refusal(answer);
        if (error instanceof PairUnsupported || error instanceof EngineMisconfigured) languages.forget();
        throw error;
      }
      const texts = dialect.read(parseAnswer(answer.text));
      if (!Array.isArray(texts) || texts.length !== due.length || !texts.every((text) => typeof text === 'string')) {
        throw new EngineBadOutput('The answer does not hold one text for each sentence.');
      }
      due.forEach(({ index, wrapped }, at) => { outputs[index] = wrapped.unwrap(texts[at]!, target); });
      return outputs;
    },
  };
}
