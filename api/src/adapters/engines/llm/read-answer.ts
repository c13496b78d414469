/** Reads what a model answered. Models wrap JSON in fences, think aloud before it, change its shape and forget parts. */
import { EngineBadOutput, EngineRefused, TextTooLong } from '../../../translation/errors.ts';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a completion, without what the model thought before it spoke; or a named error. */
export function contentOf(completion: unknown): string {
  const choices = isObject(completion) && Array.isArray(completion.choices) ? (completion.choices as unknown[]) : [];
  const choice = choices[0];
  if (!isObject(choice)) throw new EngineBadOutput('The answer holds no choice.');
  if (choice.finish_reason === 'length') throw new TextTooLong('The answer was cut off at the limit of the model.');
  const message = isObject(choice.message) ? choice.message : {};
  if (choice.finish_reason === 'content_filter' || (typeof message.refusal === 'string' && message.refusal !== '')) {
    throw new EngineRefused('The server or the model refused the text.');
  }
  const text = textOf(message.content);
  if (text === undefined) throw new EngineBadOutput('The answer holds no text.');
  return withoutThinking(text);
}

/** A text, or parts of which some are text. */
function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return undefined;
  const parts = (content as unknown[]).flatMap((part) => (isObject(part) && typeof part.text === 'string' ? [part.text] : []));
  return parts.length > 0 ? parts.join('') : undefined;
}

/** Some servers leave the opening tag to the template, so that only the closing one is in the answer. */
function withoutThinking(text: string): string {
  const open = /^\s*<think(?:ing)?>/i.test(text);
  const close = [...text.matchAll(/<\/think(?:ing)?>/gi)].at(-1);
  if (close) return text.slice(close.index + close[0].length).trim();
  if (open) throw new EngineBadOutput('The model thought and did not answer.');
  return text.trim();
}

/**
 * The translations by id. Ids that are missing, doubled or without a text are not in it; `undefined` when there is no
 * JSON of a form that can be understood.
 */
export function translationsOf(content: string, ids: readonly number[]): Map<number, string> | undefined {
  for (const found of jsonIn(content)) {
    const entries = entriesOf(found, ids);
    if (entries && entries.length > 0) return unique(entries, ids);
  }
  return undefined;
}

function unique(entries: [number, string][], ids: readonly number[]): Map<number, string> {
  const found = new Map<number, string>();
  const doubled = new Set<number>();
  for (const [id, text] of entries) {
    if (found.has(id) && found.get(id) !== text) doubled.add(id);
    if (ids.includes(id)) found.set(id, text);
  }
  // Two answers to one question: somebody put words into the model's mouth.
  for (const id of doubled) found.delete(id);
  return found;
}

/** `{translations:[{id,text}]}` as asked for, and what models make of it. */
function entriesOf(value: unknown, ids: readonly number[]): [number, string][] | undefined {
  if (Array.isArray(value)) {
    const list = value as unknown[];
    if (list.length === ids.length && list.every((one) => typeof one === 'string')) return list.map((text, index) => [ids[index]!, text as string]);
    return list.flatMap((one): [number, string][] => {
      if (!isObject(one)) return [];
      const text = one.text ?? one.translation ?? one.target;
      return typeof text === 'string' ? [[Number(one.id), text]] : [];
    });
  }
  if (!isObject(value)) return undefined;
  for (const name of ['translations', 'sentences', 'results']) if (name in value) return entriesOf(value[name], ids);
  if ('id' in value && 'text' in value) return entriesOf([value], ids);
  const numbered = Object.entries(value).filter((entry): entry is [string, string] => /^\d+$/.test(entry[0]) && typeof entry[1] === 'string');
  return numbered.map(([id, text]) => [Number(id), text]);
}

/** Every JSON value that stands whole in a text, fences and prose around it or not; the first is the likeliest. */
function* jsonIn(content: string): Generator<unknown> {
  const whole = parse(content);
  if (whole !== undefined) return void (yield whole);
  let tries = 0;
  for (let from = content.search(/[[{]/); from >= 0 && tries < 20; tries += 1) {
    const end = endOf(content, from);
    const value = end === undefined ? undefined : parse(content.slice(from, end));
    if (value !== undefined) yield value;
    const next = content.slice(value === undefined ? from + 1 : end).search(/[[{]/);
    from = next < 0 ? -1 : next + (value === undefined ? from + 1 : end!);
  }
}

/** Where the value that begins at `from` ends, brackets in strings not counted. */
function endOf(content: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < content.length; at += 1) {
    const character = content[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if ((character === '}' || character === ']') && (depth -= 1) === 0) return at + 1;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
