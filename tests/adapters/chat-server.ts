/**
 * A model server for tests. It speaks the chat protocol as OpenAI, Ollama and vLLM document it: a completion with one
 * choice, errors as `{error: {message, type, code}}`, fields it does not know refused or not. Misbehaves on demand.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultsInTurn, json, startStandIn, textOf, type Faults, type StandIn } from '../helpers/stand-in.ts';
import { translateHtml } from './libretranslate-server.ts';

export interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed JSON. */
  body: any;
  /** What the user message holds, where it is JSON. */
  data: any;
}

/** Answers in the place of the server. `right` is what a good model would have written. */
export type Fault = (answer: ServerResponse, asked: Asked, right: string) => void;

export interface ChatServerOptions {
  model?: string;
  /** Wants this key. */
  key?: string;
  /** Refuses a body that holds one of these. */
  unknownFields?: string[];
  /** What the model makes of one sentence; default: `译…` and `En …` with every mark in its place. */
  translate?: (text: string, to: 'en' | 'zh', asked: Asked) => string;
  /** What it writes instead of the right answer. */
  write?: (right: string, asked: Asked) => string;
  port?: number;
}

export interface ChatServer extends StandIn, Faults<Fault> {
  /** The base, `…/v1`. */
  readonly url: string;
  readonly asked: Asked[];
}

export async function startChatServer(options: ChatServerOptions = {}): Promise<ChatServer> {
  const asked: Asked[] = [];
  const faults = faultsInTurn<Fault>();
  const { port, stop } = await startStandIn(async (request, answer) => {
    const body = JSON.parse(await textOf(request));
    const one: Asked = { path: request.url!, headers: request.headers, body, data: dataOf(body) };
    asked.push(one);
    if (request.method !== 'POST' || one.path !== '/v1/chat/completions') return void answer.writeHead(404).end('404 page not found');
    const right = completionOf(options, one);
    const fault = faults.next();
    if (fault) return fault(answer, one, right);
    if (options.key && one.headers.authorization !== `Bearer ${options.key}`) return complain(answer, 401, 'Incorrect API key provided', 'invalid_api_key');
    if (options.model && body.model !== options.model) return complain(answer, 404, `model "${body.model}" not found, try pulling it first`);
    const unknown = options.unknownFields?.find((name) => name in body);
    if (unknown) return complain(answer, 400, `Unrecognized request argument supplied: ${unknown}`);
    return complete(answer, options.write?.(right, one) ?? right);
  }, options.port);
  return { url: `http://127.0.0.1:${port}/v1`, port, asked, stop, fail: faults.fail, failAlways: faults.failAlways };
}

function dataOf({ messages }: { messages: { role: string; content: string }[] }): any {
  try {
    return JSON.parse(messages.at(-1)!.content);
  } catch {
    return undefined;
  }
}

/** What the model would write if it does as it is told by its system message, or by the form a translation model knows. */
function completionOf({ translate = plainly }: ChatServerOptions, asked: Asked): string {
  const { body, data } = asked;
  if (body.translation_options) return translate(body.messages[0].content, body.translation_options.target_lang === 'Chinese' ? 'zh' : 'en', asked);
  if (!data?.sentences) {
    const [task, ...rest] = body.messages.at(-1).content.split('\n\n') as string[];
    return translate(rest.join('\n\n'), task!.includes('中文') ? 'zh' : 'en', asked);
  }
  const to = data.to === 'zh-Hans' ? 'zh' : 'en';
  return JSON.stringify({ translations: data.sentences.map(({ id, text }: { id: number; text: string }) => ({ id, text: translate(text, to, asked) })) });
}

/** Marks become tags and back, so that what is between them is "translated". */
export function plainly(text: string, to: 'en' | 'zh'): string {
  return text.split(/(⟦\/?\d+⟧)/).map((part) => (part.startsWith('⟦') ? part : translateHtml(part.replace(/</g, '‹').replace(/>/g, '›'), to).replace(/‹/g, '<').replace(/›/g, '>'))).join('');
}

/** A completion with this text. */
export function complete(answer: ServerResponse, content: unknown, { finish = 'stop', ...message }: Record<string, unknown> = {}): void {
  json(answer, 200, {
    id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'test',
    choices: [{ index: 0, message: { role: 'assistant', content, ...message }, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

export function complain(answer: ServerResponse, status: number, message: string, code: string | null = null, headers: Record<string, string> = {}): void {
  json(answer, status, { error: { message, type: 'invalid_request_error', param: null, code } }, headers);
}
