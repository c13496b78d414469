/** One thread of the pool: started, given orders one at a time, ended when it fails or keeps silent. */
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { EngineFailed, EngineTimeout, ModelCorrupt, type TranslationError } from '../../../translation/errors.ts';
import type { Library } from './model-bytes.ts';
import type { ModelFolder } from './model-folder.ts';
import { WASM_FILE } from './runtime.ts';
import type { ThreadOrder, ThreadReply } from './worker.ts';

/** A model as the pool knows it. */
export interface PoolModel {
  /** Differs when any of its bytes or options do. */
  key: string;
  /** Options for the runtime, as YAML. */
  config: string;
  folder: ModelFolder;
}

/** What is sent to a thread at once. */
export interface ThreadBatch {
  model: PoolModel;
  texts: string[];
  html: boolean;
}

export interface Thread {
  /**
   * Loads the model if this thread has not yet, and translates. When it rejects, with `EngineFailed`,
   * `EngineTimeout` or `ModelCorrupt`, the thread is gone; with `ModelMissing` and a model that was damaged on the
   * disk it is not, see `alive`.
   */
  run(batch: ThreadBatch): Promise<string[]>;
  readonly alive: boolean;
  end(): Promise<void>;
}

export interface ThreadOptions {
  /** The script it runs. */
  script: URL;
  library: Library;
  /** Longest time for one order, in milliseconds; reading a model from disk is not counted. */
  timeLimit: number;
}

/** Compiled once: threads share the code, and one that replaces another is there in no time. */
let compiled: Promise<WebAssembly.Module> | undefined;

/** Starts a thread. It does not hold up the end of the process while it is idle. */
export function startThread({ script, library, timeLimit }: ThreadOptions): Thread {
  const loaded = new Set<string>();
  let alive = true;
  let worker: Worker | undefined;
  let waiting: { resolve(reply: ThreadReply): void; reject(error: TranslationError): void } | undefined;

  function die(error: TranslationError): void {
    alive = false;
    waiting?.reject(error);
    waiting = undefined;
  }

  async function open(): Promise<Worker> {
    compiled ??= readFile(WASM_FILE()).then((bytes) => WebAssembly.compile(bytes));
    const wasm = await compiled.catch((cause: unknown) => {
      compiled = undefined;
      alive = false;
      throw new EngineFailed('The translation runtime cannot be read.', undefined, { cause });
    });
    if (!alive) throw new EngineFailed('The thread was ended.');
    const thread = new Worker(script, { workerData: { wasm }, execArgv: [] });
    thread.on('message', (reply: ThreadReply) => {
      waiting?.resolve(reply);
      waiting = undefined;
    });
    thread.on('error', (cause) => die(new EngineFailed(`A translation thread failed: ${cause.message}`, undefined, { cause })));
    thread.on('exit', () => die(new EngineFailed('A translation thread ended.')));
    thread.unref();
    return thread;
  }

  async function ask(order: ThreadOrder): Promise<ThreadReply> {
    worker ??= await open();
    const thread = worker;
    thread.ref();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<ThreadReply>((resolve, reject) => {
        if (!alive) return reject(new EngineFailed('A translation thread ended.'));
        waiting = { resolve, reject };
        timer = setTimeout(() => {
          die(new EngineTimeout(`A translation thread did not answer within ${timeLimit} ms.`));
          void thread.terminate();
        }, timeLimit);
        thread.postMessage(order);
      });
    } finally {
      clearTimeout(timer);
      thread.unref();
    }
  }

  return {
    get alive() { return alive; },
    async run({ model: { key, config, folder }, texts, html }) {
      if (!loaded.has(key)) {
        const bytes = await library.open(folder);
        const reply = await ask({ kind: 'load', key, config, scores: folder.sureFrom !== undefined, ...bytes });
        if (reply.kind === 'failed') {
          alive = false;
          throw new ModelCorrupt(`The runtime cannot load ${folder.dir}: ${reply.message}`);
        }
        loaded.add(key);
      }
      const reply = await ask({ kind: 'translate', key, texts, html });
      if (reply.kind === 'translated' && reply.texts.length === texts.length) return reply.texts;
      alive = false;
      throw new EngineFailed(`A translation thread failed: ${reply.kind === 'failed' ? reply.message : 'it answered something else'}`);
    },
    async end() {
      die(new EngineFailed('The translation threads were ended.'));
      await worker?.terminate();
    },
  };
}
