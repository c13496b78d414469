/**
 * Google Cloud Translation, version 3 ("Advanced"), which takes OAuth tokens and no API keys:
 * https://cloud.google.com/translate/docs/reference/rest/v3/projects.locations/translateText (the request),
 * https://cloud.google.com/translate/quotas (limits and quotas) and
 * https://cloud.google.com/translate/troubleshooting (`translate="no"`, HTML).
 */
import { EngineMisconfigured } from '../../translation/errors.ts';
import type { Language } from '../../translation/languages.ts';
import type { Engine } from '../../translation/ports.ts';
import { readKeyFile } from './google/read-key-file.ts';
import { createTokens } from './google/token.ts';
import { createDialogue } from './remote/dialogue.ts';
import { providerAt } from './remote/endpoint.ts';
import { createProvider, field, fields, parseAnswer } from './remote/provider.ts';
import { refusalOf } from './remote/refusal.ts';

export interface GoogleConfig {
  /** The JSON key file of a service account. */
  keyFile: string;
  /** Default: the project of the service account. */
  project?: string | undefined;
  /** Default `global`. */
  location?: string | undefined;
  url?: string | undefined;
  /** Longest wait for one answer, in milliseconds (default 20,000). */
  timeoutMs?: number | undefined;
}

/** A request takes 1,024 texts and 30,000 code points, tags included, and had better have 5,000. */
const LIMITS = { sentences: 100, characters: 5000 };
const LARGEST = 30_000;
/** Changes when sentences are sent in another form. */
const FORM = '1';

export async function createGoogle({ keyFile, project, location = 'global', url = 'https://translation.googleapis.com', timeoutMs = 20_000 }: GoogleConfig): Promise<Engine> {
  const account = await readKeyFile(keyFile);
  const of = project ?? account.project;
  if (of === undefined) throw new EngineMisconfigured('GOOGLE_CLOUD_PROJECT must be set: the key file names no project.');
  const { ask, close } = createDialogue(providerAt({ variable: 'GOOGLE_TRANSLATE_URL', address: url, headers: {} }));
  const tokens = createTokens(account, timeoutMs);
  const path = `/v3/projects/${encodeURIComponent(of)}/locations/${encodeURIComponent(location)}:translateText`;

  return createProvider({
    id: 'google',
    version: FORM,
    model: 'Google Cloud Translation',
    limits: LIMITS,
    close: async () => { await Promise.all([close(), tokens.close()]); },
    sources: {
      en: 'en', zh: 'zh-CN', ja: 'ja', ko: 'ko', es: 'es', fr: 'fr', de: 'de', pt: 'pt', it: 'it', nl: 'nl', pl: 'pl', tr: 'tr',
      vi: 'vi', id: 'id', ru: 'ru', uk: 'uk', ar: 'ar', fa: 'fa', he: 'he', hi: 'hi', th: 'th', el: 'el',
    },
    targets: { en: 'en', zh: 'zh-CN' },
    tags: { atom: 'span', pair: 'b', keep: ' translate="no"' },
    fits: (texts) => texts.reduce((sum, text) => sum + [...text].length, 0) <= LARGEST,
    tidy,

    async ask({ texts, from, to }, signal) {
      const body = { contents: texts, mimeType: 'text/html', sourceLanguageCode: from, targetLanguageCode: to };
      for (let again = false; ; again = true) {
        const token = await tokens.current(signal);
        const answer = await ask({ path, body, headers: { authorization: `Bearer ${token}` }, signal, timeoutMs });
        if (answer.status === 200) return fields(field(parseAnswer(answer.text), 'translations'), 'translatedText');
        if (answer.status === 401) tokens.forget(token);
        // A token may be withdrawn before its time. Once is enough to see.
        if (answer.status === 401 && !again) continue;
        throw refusalOf(answer, {
          key: 'the key in GOOGLE_TRANSLATE_KEY_FILE', url: 'GOOGLE_TRANSLATE_URL, GOOGLE_CLOUD_PROJECT and GOOGLE_CLOUD_LOCATION',
          spent: ({ status, text }) => status === 403 && /daily limit exceeded/i.test(text),
          crowded: ({ status, text }) => status === 403 && /rate limit exceeded|RESOURCE_EXHAUSTED/i.test(text),
          tooLong: ({ status, text }) => status === 400 && /too (?:long|large)/i.test(text),
          noPair: ({ status, text }) => status === 400 && /language/i.test(text) && /invalid|unsupported|not supported/i.test(text),
        });
      }
    },
  });
}

/** It puts spaces around what is not translated, also before a comma. */
function tidy(output: string, target: Language): string {
  const single = output.replace(/ {2,}/g, ' ').replace(/(⟧) (?=[,.!?;:)，。！？；：、）”])/g, '$1');
  return target === 'zh' ? single.replace(/(?<=[（“，。！？；：、]) (?=⟦)/g, '') : single;
}
