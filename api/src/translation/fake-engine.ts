/**
 * An engine for tests: deterministic, offline, fails on demand and remembers what it was asked.
 * By default each sentence comes back inside a wrapper that names the target, so a test sees at a glance
 * that it was "translated" and by which pair; marks and numbers stay where they were.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  EngineBusy, EngineFailed, EngineRefused, EngineTimeout, EngineUnreachable, PairUnsupported, TextTooLong,
} from './errors.ts';
import type { Engine, Pair, ProtectedText, Quality, TranslateRequest } from './ports.ts';

/** What the fake does instead of translating. The first group throws named errors, the second answers badly. */
export type FakeFault =
  | 'busy' | 'timeout' | 'unreachable' | 'failed' | 'refused' | 'hang' | 'crash'
  | 'garbage' | 'dropped-marks' | 'doubled-marks' | 'torn-marks' | 'wrong-numbers' | 'wrong-count' | 'empty';

/** `echo`: unchanged. `tag`: `[zh] …`. `upper`: dictionary words replaced, the rest of the Latin upper-cased. */
export type FakeMode = 'echo' | 'tag' | 'upper' | ((sentence: ProtectedText, request: TranslateRequest) => ProtectedText);

export interface FakeOptions {
  id?: string;
  version?: string;
  model?: string;
  quality?: Quality;
  local?: boolean;
  pairs?: readonly Pair[];
  limits?: Engine['limits'];
  mode?: FakeMode;
  /** For `upper`: whole words or Han strings and what they become. */
  dictionary?: Record<string, string>;
  /** Milliseconds each call takes. */
  delay?: number;
  /** One fault for every call, or one for each call in turn (`undefined` = that call works). */
  fault?: FakeFault | (FakeFault | undefined)[];
  /** Milliseconds told with `busy`. */
  retryAfter?: number;
}

export interface FakeEngine extends Engine {
  /** Every request that reached the engine, in order. */
  readonly calls: TranslateRequest[];
  readonly closed: boolean;
  /** Faults of the calls to come; replaces what the options said. */
  fail(fault?: FakeOptions['fault']): void;
  /** Changes the delay of the calls to come. */
  slow(ms: number): void;
}

const BOTH: readonly Pair[] = [{ source: 'en', target: 'zh' }, { source: 'zh', target: 'en' }];
const MARK = /⟦\/?\d+⟧/g;

/** Builds a fake engine. */
export function fakeEngine(options: FakeOptions = {}): FakeEngine {
  const calls: TranslateRequest[] = [];
  const pairs = options.pairs ?? BOTH;
  const limits = options.limits ?? { sentences: 32, characters: 8000 };
  let faults = queueOf(options.fault);
  let wait = options.delay ?? 0;
  let closed = false;

  return {
    id: options.id ?? 'fake',
    version: options.version ?? '1',
    model: options.model ?? 'Fake 1',
    quality: options.quality ?? 'standard',
    local: options.local ?? true,
    pairs,
    limits,
    calls,
    get closed() { return closed; },
    fail(fault) { faults = queueOf(fault); },
    slow(ms) { wait = ms; },
    async translate(request, signal) {
      signal.throwIfAborted();
      if (!pairs.some((pair) => pair.source === request.source && pair.target === request.target)) {
        throw new PairUnsupported(`${request.source} to ${request.target}`);
      }
      if (request.sentences.reduce((sum, text) => sum + text.length, 0) > limits.characters || request.sentences.length > limits.sentences) {
        throw new TextTooLong('batch beyond the declared limits');
      }
      calls.push(structuredClone(request));
      const fault = faults();
      if (fault === 'hang') await forever(signal);
      if (wait > 0) await delay(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
      const output = request.sentences.map((sentence) => render(sentence, request, options));
      return fault === undefined ? output : spoil(fault, output, options.retryAfter);
    },
    async close() { closed = true; },
  };
}

function queueOf(fault: FakeOptions['fault']): () => FakeFault | undefined {
  if (!Array.isArray(fault)) return () => fault;
  const left = [...fault];
  return () => left.shift();
}

function forever(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function render(sentence: ProtectedText, request: TranslateRequest, { mode = 'tag', dictionary = {} }: FakeOptions): ProtectedText {
  if (typeof mode === 'function') return mode(sentence, request);
  if (mode === 'echo') return sentence;
  if (mode === 'tag') return sentence.trim() === '' ? sentence : `[${request.target}] ${sentence}`;
  const terms = Object.keys(dictionary).sort((a, b) => b.length - a.length);
  const pieces = sentence.split(/(⟦\/?\d+⟧)/);
  return pieces.map((piece) => (piece.startsWith('⟦') ? piece : upper(piece, terms, dictionary))).join('');
}

function upper(text: string, terms: string[], dictionary: Record<string, string>): string {
  if (terms.length === 0) return text.toUpperCase();
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`)).map((part) => dictionary[part] ?? part.toUpperCase()).join('');
}

function spoil(fault: FakeFault, output: ProtectedText[], retryAfter?: number): ProtectedText[] {
  switch (fault) {
    case 'busy': throw new EngineBusy('told to be busy', retryAfter);
    case 'timeout': throw new EngineTimeout('told to time out');
    case 'unreachable': throw new EngineUnreachable('told to be unreachable');
    case 'failed': throw new EngineFailed('told to fail');
    case 'refused': throw new EngineRefused('told to refuse');
    case 'crash': throw new TypeError('told to crash without a name');
    case 'garbage': return output.map(() => '\u0000\uFFFD<script>alert(1)</script>⟦99⟧');
    case 'dropped-marks': return output.map((text) => text.replace(MARK, ''));
    case 'doubled-marks': return output.map((text) => text.replace(MARK, '$&$&'));
    case 'torn-marks': return output.map((text) => text.replace(/⟧/g, ''));
    case 'wrong-numbers': return output.map((text) => text.split(/(⟦\/?\d+⟧)/).map((part) => part.startsWith('⟦') ? part : part.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))).join(''));
    case 'wrong-count': return output.slice(1);
    case 'empty': return output.map(() => '');
    case 'hang': return output;
  }
}
