/**
 * DeepL's API, free and pro: https://developers.deepl.com/api-reference/translate (limits, errors and codes of
 * languages) and https://developers.deepl.com/docs/xml-and-html-handling/xml (tags).
 */
import type { Engine } from '../../translation/ports.ts';
import { createDialogue } from './remote/dialogue.ts';
import { checkKey, providerAt } from './remote/endpoint.ts';
import { createProvider, field, fields, parseAnswer, type Question } from './remote/provider.ts';
import { refusalOf } from './remote/refusal.ts';

export interface DeepLConfig {
  key: string;
  /** Default: the host of free keys, which end in `:fx`, or that of all others. */
  url?: string | undefined;
  /** Longest wait for one answer, in milliseconds (default 20,000). */
  timeoutMs?: number | undefined;
}

/** A request takes 50 texts and 128 KiB. */
const LIMITS = { sentences: 50, characters: 10_000 };
const LARGEST = 128 * 1024;
/** Changes when sentences are sent in another form. */
const FORM = '1';

export function createDeepL({ key, url, timeoutMs = 20_000 }: DeepLConfig): Engine {
  const address = url ?? (key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com');
  const { ask, close } = createDialogue(providerAt({
    variable: 'DEEPL_URL', address, headers: { authorization: `DeepL-Auth-Key ${checkKey('DEEPL_API_KEY', key)}` },
  }));
  return createProvider({
    id: 'deepl',
    version: FORM,
    model: 'DeepL',
    limits: LIMITS,
    close,
    // As a source Chinese has no variants, as a target it must be told which.
    sources: {
      en: 'EN', zh: 'ZH', ja: 'JA', ko: 'KO', es: 'ES', fr: 'FR', de: 'DE', pt: 'PT', it: 'IT', nl: 'NL', pl: 'PL',
      tr: 'TR', id: 'ID', ru: 'RU', uk: 'UK', ar: 'AR', el: 'EL',
    },
    targets: { en: 'EN-US', zh: 'ZH-HANS' },
    tags: { atom: 'x', pair: 'g', keep: '' },
    fits: (texts) => Buffer.byteLength(JSON.stringify(texts)) < LARGEST - 8192,

    async ask(question, signal) {
      const answer = await ask({ path: '/v2/translate', body: bodyOf(question), signal, timeoutMs });
      if (answer.status !== 200) {
        throw refusalOf(answer, {
          key: 'DEEPL_API_KEY', url: 'DEEPL_URL',
          spent: ({ status }) => status === 456,
          // Said with 529 where it is for everybody.
          crowded: ({ status }) => status === 529,
          noPair: ({ status, text }) => status === 400 && /(?:source|target)_lang/.test(text),
        });
      }
      return fields(field(parseAnswer(answer.text), 'translations'), 'text');
    },
  });
}

function bodyOf({ texts, from, to, context: { title, before = [] } }: Question): unknown {
  // Neither translated nor paid for.
  const context = [title, ...before].filter(Boolean).join('\n').slice(0, 1000);
  return {
    text: texts, source_lang: from, target_lang: to, ...(context !== '' && { context }),
    // Each text is one sentence as it is: not to be cut, and its tags are within it.
    split_sentences: '0', preserve_formatting: true,
    tag_handling: 'xml', tag_handling_version: 'v2', outline_detection: false, ignore_tags: ['x'],
  };
}
