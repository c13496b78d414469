/**
 * A translation server for tests. It speaks the protocol of LibreTranslate or MTranServer as their documentation
 * and behaviour are: HTML in, HTML out, `<code>` and `translate="no"` left alone, every stretch of text between
 * tags translated by itself, references in LibreTranslate's answers decoded once. Misbehaves on demand.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultsInTurn, json, startStandIn, textOf, type Faults, type StandIn } from '../helpers/stand-in.ts';

export interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed JSON; undefined for GET. */
  body: any;
}

/** Answers in the place of the server. `texts` are what a right answer would hold. */
export type Fault = (answer: ServerResponse, asked: Asked, texts: string[]) => void;

export interface ServerOptions {
  kind?: 'libretranslate' | 'mtranserver';
  /** As they stand in `/languages`. */
  languages?: string[];
  /** Targets of each; default: every other. */
  targets?: (code: string) => string[] | undefined;
  /** Wants this key. */
  key?: string;
  /** Most texts a request, and most characters a text. */
  batchLimit?: number;
  charLimit?: number;
  port?: number;
}

export interface TranslationServer extends StandIn, Faults<Fault> {
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly asked: Asked[];
  /** Only the requests to translate. */
  translations(): Asked[];
  /** What `/languages` does instead. */
  failLanguages(fault?: Fault): void;
  change(options: ServerOptions): void;
}

/** Starts it on a port of its own. */
export async function startTranslationServer(first: ServerOptions = {}): Promise<TranslationServer> {
  let options = first;
  const asked: Asked[] = [];
  const faults = faultsInTurn<Fault>();
  let languagesFault: Fault | undefined;

  const { port, stop } = await startStandIn(async (request, answer) => {
    const text = await textOf(request);
    const one: Asked = { path: request.url!, headers: request.headers, body: text === '' ? undefined : JSON.parse(text) };
    asked.push(one);
    const mtran = options.kind === 'mtranserver';
    if (request.method === 'GET' && one.path === '/languages') {
      if (languagesFault) return languagesFault(answer, one, []);
      if (mtran && options.key && one.headers.authorization !== `Bearer ${options.key}`) return json(answer, 401, { error: 'Unauthorized' });
      return json(answer, 200, mtran ? mtranLanguages(options) : libreLanguages(options));
    }
    if (request.method !== 'POST' || one.path !== (mtran ? '/translate/batch' : '/translate')) return void answer.writeHead(404).end('404');
    const fault = faults.next();
    const respond = mtran ? mtranTranslate : libreTranslate;
    if (!fault) return respond(options, one, answer);
    const texts = (mtran ? one.body.texts : one.body.q) as string[];
    return fault(answer, one, texts.map((html) => translateHtml(html, mtran ? one.body.to : one.body.target)));
  }, first.port);
  return {
    url: `http://127.0.0.1:${port}`,
    port, asked, stop, fail: faults.fail, failAlways: faults.failAlways,
    translations: () => asked.filter(({ path }) => path.startsWith('/translate')),
    failLanguages(fault) { languagesFault = fault; },
    change(next) { options = next; },
  };
}

const codesOf = ({ languages = ['en', 'zh-Hans', 'zh-Hant', 'fr'] }: ServerOptions) => languages;

function libreLanguages(options: ServerOptions): unknown {
  const codes = codesOf(options);
  const targets = options.targets ?? ((code: string) => codes.filter((other) => other !== code));
  return codes.map((code) => ({ code, name: code, ...(targets(code) && { targets: targets(code) }) }));
}

function mtranLanguages(options: ServerOptions): unknown {
  const codes = codesOf(options);
  const targets = options.targets ?? ((code: string) => (code === 'en' ? codes.slice(1) : ['en']));
  return { languages: codes, pairs: codes.flatMap((from) => (targets(from) ?? []).map((to) => ({ from, to }))) };
}

function libreTranslate(options: ServerOptions, { body }: Asked, answer: ServerResponse): void {
  const { q, source, target, format = 'text', api_key: key } = body;
  const bad = (error: string) => json(answer, 400, { error });
  if (options.key && key === undefined) return bad('Please contact the server operator to get an API key');
  if (options.key && key !== options.key) return json(answer, 403, { error: 'Invalid API key' });
  if (!Array.isArray(q) || q.length === 0) return bad('Invalid request: missing q parameter');
  if (options.batchLimit && q.length > options.batchLimit) return bad(`Invalid request: request (${q.length}) exceeds text limit (${options.batchLimit})`);
  const long = q.find((text: string) => text.length > (options.charLimit ?? Infinity));
  if (long !== undefined) return bad(`Invalid request: request (${long.length}) exceeds text limit (${options.charLimit})`);
  // Newer servers know `zh` for `zh-Hans` and the other way round, older ones only what they list.
  const known = codesOf(options).flatMap((code) => (code === 'zh-Hans' ? [code, 'zh'] : [code]));
  for (const code of [source, target]) if (!known.includes(code)) return bad(`${code} is not supported`);
  if (format !== 'html') return bad(`${format} is not what this test expects`);
  json(answer, 200, { translatedText: q.map((html: string) => decodeOnce(translateHtml(html, target))) });
}

function mtranTranslate(options: ServerOptions, { body, headers }: Asked, answer: ServerResponse): void {
  if (options.key && headers.authorization !== `Bearer ${options.key}`) return json(answer, 401, { error: 'Unauthorized' });
  const { from, to, texts, html } = body;
  if (typeof from !== 'string' || typeof to !== 'string' || !Array.isArray(texts) || html !== true) return json(answer, 400, { message: 'Validation failed' });
  json(answer, 200, { results: texts.map((text: string) => translateHtml(text, to)) });
}

/** `译…` and `En …` stand for a translation of whatever text is between two tags. */
export function translateHtml(html: string, target: string): string {
  let kept = 0;
  return html.split(/(<[^<>]*>)/).map((part) => {
    if (/^<code\b|^<[^<>]*translate="no"/.test(part)) kept += 1;
    else if (/^<\/code/.test(part)) kept -= 1;
    if (part.startsWith('<') || kept > 0 || !/\p{L}/u.test(part.replace(/&\w+;/g, ''))) return part;
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(part)!;
    return `${before}${target.startsWith('zh') ? '译' : 'En '}${words}${after}`;
  }).join('');
}

const decodeOnce = (text: string) => text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!);
