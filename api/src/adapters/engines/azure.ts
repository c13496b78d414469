/**
 * Azure Translator, version 3:
 * https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate (the request),
 * …/reference/status-response-codes (errors), …/service-limits (limits) and
 * …/text-translation/how-to/prevent-translation (tags).
 */
import type { Engine } from '../../translation/ports.ts';
import { createDialogue, type Answer } from './remote/dialogue.ts';
import { checkKey, providerAt } from './remote/endpoint.ts';
import { createProvider, field, fields, parseAnswer } from './remote/provider.ts';
import { refusalOf } from './remote/refusal.ts';

export interface AzureConfig {
  key: string;
  /** Of the resource; needed unless it is a global one. */
  region?: string | undefined;
  /** Default: the endpoint for all the world. */
  url?: string | undefined;
  /** Longest wait for one answer, in milliseconds (default 20,000). */
  timeoutMs?: number | undefined;
}

/** A request takes 1,000 texts and 50,000 characters, tags included. An answer comes within 15 seconds. */
const LIMITS = { sentences: 100, characters: 10_000 };
const LARGEST = 50_000;
/** Changes when sentences are sent in another form. */
const FORM = '1';

export function createAzure({ key, region, url = 'https://api.cognitive.microsofttranslator.com', timeoutMs = 20_000 }: AzureConfig): Engine {
  const { ask, close } = createDialogue(providerAt({
    variable: 'AZURE_TRANSLATOR_URL', address: url,
    headers: {
      'ocp-apim-subscription-key': checkKey('AZURE_TRANSLATOR_KEY', key),
      ...(region !== undefined && { 'ocp-apim-subscription-region': checkKey('AZURE_TRANSLATOR_REGION', region) }),
    },
  }));
  // A resource with a name of its own has the same door behind a path.
  const path = /\.cognitiveservices\.azure\.(?:com|cn)\/?$/.test(url) ? '/translator/text/v3.0/translate' : '/translate';
  return createProvider({
    id: 'azure',
    version: FORM,
    model: 'Azure Translator',
    limits: LIMITS,
    close,
    sources: {
      en: 'en', zh: 'zh-Hans', ja: 'ja', ko: 'ko', es: 'es', fr: 'fr', de: 'de', pt: 'pt', it: 'it', nl: 'nl', pl: 'pl', tr: 'tr',
      vi: 'vi', id: 'id', ru: 'ru', uk: 'uk', ar: 'ar', fa: 'fa', he: 'he', hi: 'hi', th: 'th', el: 'el',
    },
    targets: { en: 'en', zh: 'zh-Hans' },
    tags: { atom: 'span', pair: 'b', keep: ' class="notranslate"' },
    fits: (texts) => texts.reduce((sum, { length }) => sum + length, 0) <= LARGEST,

    async ask({ texts, from, to }, signal) {
      const query = new URLSearchParams({ 'api-version': '3.0', from, to, textType: 'html' }).toString();
      const answer = await ask({ path: `${path}?${query}`, body: texts.map((Text) => ({ Text })), signal, timeoutMs });
      if (answer.status !== 200) {
        const code = codeOf(answer);
        throw refusalOf(answer, {
          key: 'AZURE_TRANSLATOR_KEY or AZURE_TRANSLATOR_REGION', url: 'AZURE_TRANSLATOR_URL',
          spent: () => code === 403001,
          tooLong: () => code === 400050 || code === 400077,
          noPair: () => [400003, 400019, 400023, 400035, 400036].includes(code),
        });
      }
      const list = parseAnswer(answer.text);
      return Array.isArray(list) ? list.map((one) => (fields(field(one, 'translations'), 'text') as unknown[] | undefined)?.[0]) : undefined;
    },
  });
}

/** Six digits: the status, and what it is about. */
function codeOf({ text }: Answer): number {
  try {
    return Number(field(field(JSON.parse(text), 'error'), 'code'));
  } catch {
    return NaN;
  }
}
