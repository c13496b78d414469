/** The other side of `render-aside.ts`: renders what it is sent, one text after the other, on a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { type WrittenLanguage, PostTooDeep, renderPost } from '../translation/index.ts';

parentPort!.on('message', ({ id, markdown, language, title }: { id: number; markdown: string; language: WrittenLanguage; title: string | null }) => {
  try {
    parentPort!.postMessage({ id, rendered: renderPost(markdown, language, title) });
  } catch (error) {
    parentPort!.postMessage({ id, failed: error instanceof PostTooDeep ? 'too deep' : 'failed' });
  }
});
