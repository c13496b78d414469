/** Two servers, two shapes of the same question. */
export interface Question {
  /** HTML with marks as tags. */
  texts: string[];
  from: string;
  to: string;
  apiKey?: string | undefined;
}

export interface Dialect {
  /** As readers are told. */
  model: string;
  path: string;
  write(question: Question): unknown;
  /** The list of texts, if the answer has one where it belongs. */
  read(answer: unknown): unknown;
}

const field = (answer: unknown, name: string): unknown =>
  typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined;

/** `POST /translate {q, source, target, format, api_key}` → `{translatedText}`. */
export const LIBRETRANSLATE: Dialect = {
  model: 'LibreTranslate',
  path: '/translate',
  write: ({ texts, from, to, apiKey }) => ({ q: texts, source: from, target: to, format: 'html', ...(apiKey !== undefined && { api_key: apiKey }) }),
  read: (answer) => field(answer, 'translatedText'),
};

/** `POST /translate/batch {from, to, texts, html}` → `{results}`; the key goes in a header. */
export const MTRANSERVER: Dialect = {
  model: 'MTranServer',
  path: '/translate/batch',
  write: ({ texts, from, to }) => ({ from, to, texts, html: true }),
  read: (answer) => field(answer, 'results'),
};
