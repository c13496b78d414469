// Speaks as the translation thread does, without a runtime: to see what the pool makes of threads that fail. A text
// with CRASH in it ends the thread, HANG keeps it busy for ever, WAIT keeps it busy for a while; others come back
// with the number of this thread and of the batch: `<1.2> text`.
import { parentPort, threadId } from 'node:worker_threads';

let batch = 0;
parentPort.on('message', (order) => {
  if (order.kind === 'load') return parentPort.postMessage({ kind: 'loaded' });
  batch += 1;
  const all = order.texts.join(' ');
  if (all.includes('CRASH')) process.exit(1);
  while (all.includes('HANG'));
  const until = Date.now() + (all.includes('WAIT') ? 150 : 0);
  while (Date.now() < until);
  parentPort.postMessage({ kind: 'translated', texts: order.texts.map((text) => `<${threadId}.${batch}> ${text}`) });
  if (all.includes('BYE')) process.exit();
});
