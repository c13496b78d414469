// The thread as it is, with the real runtime, except that the word KILLME in a text ends it at the beginning of its work.
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import('../../../api/src/adapters/engines/bergamot/worker.ts');
// Not before the thread's own: with the first listener the port lets go of its messages.
parentPort.on('message', (order) => {
  if (order.texts?.some((text) => text.includes('KILLME'))) process.exit(1);
});
