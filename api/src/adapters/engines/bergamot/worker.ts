/** A thread that translates. Whatever goes wrong in the runtime ends it, because the runtime is then of no more use. */
import { parentPort, workerData } from 'node:worker_threads';
import { openRuntime, type LoadOrder } from './runtime.ts';

export type ThreadOrder =
  | ({ kind: 'load' } & LoadOrder)
  | { kind: 'translate'; key: string; texts: string[]; html: boolean };

/** One for each order, in order; a thread that ends has none for its last. */
export type ThreadReply =
  | { kind: 'loaded' }
  | { kind: 'translated'; texts: string[] }
  /** It will not do, and the thread ends. Says nothing of the text. */
  | { kind: 'failed'; message: string };

const port = parentPort!;
const reply = (message: ThreadReply): void => port.postMessage(message);
const opening = openRuntime((workerData as { wasm: WebAssembly.Module }).wasm);

port.on('message', (order: ThreadOrder) => {
  void opening.then((runtime) => {
    try {
      if (order.kind === 'load') {
        runtime.load(order);
        reply({ kind: 'loaded' });
      } else reply({ kind: 'translated', texts: runtime.translate(order.key, order.texts, order.html) });
    } catch (error) {
      // While loading there is no text of anybody's that it could complain about.
      const detail = order.kind === 'load' ? runtime.complaint() : '';
      reply({ kind: 'failed', message: `${error instanceof Error ? error.message : String(error)} ${detail}`.trim() });
      port.close();
    }
  });
});
