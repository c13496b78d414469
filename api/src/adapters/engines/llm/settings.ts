/** The settings `LLM_…` of the environment. */
import { ORDERS } from '../../../translation/ports.ts';
import { QUALITIES } from '../../../translation/quality.ts';
import type { LlmConfig } from '../llm.ts';
import type { Reader } from '../reader.ts';
import type { Style } from './prompt.ts';

const STYLES: readonly (Style | 'auto')[] = ['auto', 'numbered', 'plain', 'qwen-mt'];
/** What the engine decides for itself. */
const OURS = ['model', 'messages', 'stream', 'n', 'tools', 'functions', 'response_format'];

/** `null`: no model server was named. */
export function readLlm(read: Reader): LlmConfig | null {
  const url = read.address('LLM_URL', ['http:', 'https:'], false);
  const model = read.text('LLM_MODEL');
  const apiKey = read.text('LLM_API_KEY');
  const timeoutMs = read.integer('LLM_TIMEOUT', null, 1000, 60_000);
  const quality = read.oneOf('LLM_QUALITY', QUALITIES, 'standard');
  const style = read.oneOf('LLM_STYLE', STYLES, 'auto');
  const orders = read.oneOf('LLM_ORDERS', ORDERS, 'auto');
  const extra = readExtra(read);
  if (url === null) return null;
  if (model === undefined) read.problems.push('LLM_MODEL must be set where LLM_URL is: the name of the model as its server knows it.');
  return Object.freeze({ url, model: model ?? '', quality, orders, extra, ...(apiKey && { apiKey }), ...(timeoutMs !== null && { timeoutMs }), ...(style !== 'auto' && { style }) });
}

function readExtra(read: Reader): Record<string, unknown> {
  const value = read.text('LLM_EXTRA');
  if (value === undefined) return {};
  const extra = parse(value);
  if (typeof extra === 'object' && extra !== null && !Array.isArray(extra) && !OURS.some((name) => name in extra)) return extra as Record<string, unknown>;
  // The value is not repeated: it may hold a secret.
  read.problems.push(`LLM_EXTRA must be a JSON object without ${OURS.join(', ')}.`);
  return {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
