/**
 * A server for tests that stands for one of the big providers: it wants the key, refuses requests of another shape
 * than documented, keeps its limits and translates markup as that provider does. Misbehaves on demand.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultsInTurn, json, startStandIn, textOf, type Faults, type StandIn } from '../helpers/stand-in.ts';

export interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed JSON, or the text of a form. */
  body: any;
}

export interface Reply {
  status: number;
  body: unknown;
}

/** Answers in the place of the server. `good` is what a right answer would be. */
export type Fault = (answer: ServerResponse, good: Reply) => void;

export interface Behaviour {
  /** `undefined`: a path that translates nothing, such as the one for tokens. */
  isTranslation(asked: Asked): boolean;
  respond(asked: Asked): Reply;
}

export interface ProviderServer extends StandIn, Faults<Fault> {
  readonly url: string;
  /** Everything that was asked, in order, and the requests to translate alone. */
  readonly asked: Asked[];
  translations(): Asked[];
}

/** Starts it on a port of its own. */
export async function startProvider(behave: Behaviour | ((url: string) => Behaviour)): Promise<ProviderServer> {
  const asked: Asked[] = [];
  const faults = faultsInTurn<Fault>();
  let behaviour: Behaviour;
  const { port, stop } = await startStandIn(async (request, answer) => {
    const text = await textOf(request);
    const one: Asked = { path: request.url!, headers: request.headers, body: /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(text) : text };
    asked.push(one);
    if (request.method !== 'POST') return json(answer, 405, {});
    const good = behaviour.respond(one);
    const fault = behaviour.isTranslation(one) ? faults.next() : undefined;
    if (fault) return fault(answer, good);
    json(answer, good.status, good.body);
  });
  const url = `http://127.0.0.1:${port}`;
  behaviour = typeof behave === 'function' ? behave(url) : behave;
  return { url, port, asked, stop, fail: faults.fail, failAlways: faults.failAlways, translations: () => asked.filter((one) => behaviour.isTranslation(one)) };
}

/** `译…` and `En …` stand for a translation of the text between tags; what is `kept` stays as it is. */
export function translateMarkup(markup: string, target: 'en' | 'zh', kept: RegExp): string {
  const inside: string[] = [];
  return markup.split(/(<[^<>]*>)/).map((part) => {
    const [, close, name] = /^<(\/?)(\w+)/.exec(part) ?? [];
    if (name !== undefined) {
      if (close) inside.pop();
      else inside.push(kept.test(part) ? 'kept' : name);
      return part;
    }
    if (inside.includes('kept') || !/\p{L}/u.test(part.replace(/&#?\w+;/g, ''))) return part;
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(part)!;
    return `${before}${target === 'zh' ? '译' : 'En '}${words}${after}`;
  }).join('');
}

/** Whether it is markup that a strict reader takes: every tag closed in order, no bare `<` or `&`. */
export function isWellFormed(markup: string): boolean {
  const open: string[] = [];
  for (const [, close, name] of markup.matchAll(/<(\/?)(\w+)(?: [^<>]*)?>/g)) {
    if (!close) open.push(name!);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/<(?!\/?\w+(?: [^<>]*)?>)|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)|[\0-\x08\x0b\x0c\x0e-\x1f]/i.test(markup);
}
