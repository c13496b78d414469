/**
 * Renders long texts on a thread of its own. Twenty thousand characters of list take the parser most of a second, and
 * nobody else's request should wait for that. The thread starts with the first long text and keeps no process alive.
 */
import { Worker } from 'node:worker_threads';
import type { WrittenLanguage, RenderedPost } from '../translation/index.ts';
import { renderingBusy, tooDeep } from './errors.ts';

/** Nothing a person writes takes a tenth of this. */
const PATIENCE_MS = 15_000;
/** More waiting than this would be answered when nobody waits any more. */
const MOST_WAITING = 40;

interface Answer {
  id: number;
  rendered?: RenderedPost;
  failed?: 'too deep' | 'failed';
}

interface Waiting {
  resolve(rendered: RenderedPost): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

let worker: Worker | undefined;
let count = 0;
const waiting = new Map<number, Waiting>();

export function renderAside(markdown: string, language: WrittenLanguage, title: string | null): Promise<RenderedPost> {
  if (waiting.size >= MOST_WAITING) return Promise.reject(renderingBusy());
  const current = (worker ??= start());
  const id = (count += 1);
  return new Promise((resolve, reject) => {
    // A text that hangs the parser takes the thread with it; the next long text starts another.
    const timer = setTimeout(() => end(current), PATIENCE_MS);
    waiting.set(id, { resolve, reject, timer });
    current.ref();
    current.postMessage({ id, markdown, language, title });
  });
}

function start(): Worker {
  const started = new Worker(new URL('./render-thread.mjs', import.meta.url), { execArgv: [] });
  started.on('message', ({ id, rendered, failed }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (!asked) return;
    clearTimeout(asked.timer);
    if (rendered) asked.resolve(rendered);
    else asked.reject(failed === 'too deep' ? tooDeep() : new Error('The text could not be rendered.'));
  });
  started.on('error', () => end(started));
  started.on('exit', () => end(started));
  return started;
}

function end(ended: Worker): void {
  if (worker !== ended) return;
  worker = undefined;
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer);
    reject(renderingBusy());
  }
  waiting.clear();
  void ended.terminate();
}
