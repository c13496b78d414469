/** One completion: the request as the server takes it, and the text of its answer. */
import { EngineBadOutput, type TranslationError } from '../../../translation/errors.ts';
import type { Answer, Dialogue } from '../remote/dialogue.ts';
import type { Prompt } from './prompt.ts';
import { contentOf } from './read-answer.ts';
import { refusal } from './refusal.ts';

export interface CompleteDeps {
  ask: Dialogue['ask'];
  model: string;
  /** Merged into every body. */
  extra: Readonly<Record<string, unknown>>;
  timeoutMs: number;
}

export type Complete = (prompt: Prompt, signal: AbortSignal, json: boolean) => Promise<string>;

/**
 * Servers differ in what they take, and many refuse a body for one field they do not know. What is refused is left
 * out, and once that helped it stays left out.
 */
export function createComplete({ ask, model, extra, timeoutMs }: CompleteDeps): Complete {
  const refused = new Set<string>();
  return async ({ messages, body }, signal, json) => {
    const began = Date.now();
    const optional: Record<string, unknown> = { temperature: 0, ...(json && { response_format: { type: 'json_object' } }) };
    const left = Object.keys(optional).filter((name) => !refused.has(name) && !(name in extra));
    const tried: string[] = [];
    let first: TranslationError | undefined;
    for (;;) {
      const fields = Object.fromEntries(left.map((name) => [name, optional[name]]));
      const answer = await ask({
        path: '/chat/completions', signal, timeoutMs: Math.max(1, timeoutMs - (Date.now() - began)),
        body: { model, ...body, ...fields, ...extra, messages, stream: false },
      });
      const trouble = troubleOf(answer);
      if (!trouble) {
        for (const name of tried) refused.add(name);
        return contentOf(parse(answer.text));
      }
      first ??= trouble.error;
      const next = trouble.mayBeTheForm ? (left.find((name) => trouble.says.includes(name)) ?? left.at(-1)) : undefined;
      if (next === undefined) throw first;
      left.splice(left.indexOf(next), 1);
      tried.push(next);
    }
  };
}

interface Trouble {
  error: TranslationError;
  says: string;
  /** Another form of the same question may be answered. */
  mayBeTheForm: boolean;
}

function troubleOf({ status, headers, text }: Answer): Trouble | undefined {
  const retryAfter = headers.get('retry-after');
  if (status !== 200) {
    const error = refusal({ status, says: text.slice(0, 4000), retryAfter });
    return { error, says: text, mayBeTheForm: (status === 400 || status === 422) && error.code === 'engine.refused' };
  }
  // Gateways send on the complaint of the server behind them with a status of their own.
  const { error } = (parseOrNothing(text) ?? {}) as { error?: { code?: unknown; status?: unknown } | string | null };
  if (!error) return undefined;
  const code = typeof error === 'object' ? Number(error.code ?? error.status) : NaN;
  return { error: refusal({ status: code >= 400 && code < 600 ? code : 500, says: JSON.stringify(error), retryAfter }), says: '', mayBeTheForm: false };
}

function parse(text: string): unknown {
  const value = parseOrNothing(text);
  if (value === undefined) throw new EngineBadOutput('The answer is not JSON.');
  return value;
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
