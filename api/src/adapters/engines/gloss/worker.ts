/** The draft engine's thread: loading and looking up never hold up the server's own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Language, WrittenLanguage } from '../../../translation/languages.ts';
import { openDraft, type Draft } from './draft.ts';

export interface WorkerRequest { id: number; source: WrittenLanguage; target: Language; sentences: string[] }
export interface WorkerReply { id: number; output?: string[]; failure?: { code: string; message: string } }

const port = parentPort!;
const ready: Promise<Draft> = openDraft((workerData as { cacheDir: string }).cacheDir);
ready.catch(() => undefined);

port.on('message', ({ id, source, target, sentences }: WorkerRequest) => {
  ready.then((draft) => {
    const reply: WorkerReply = { id, output: sentences.map((sentence) => draft(source as Language, target, sentence)) };
    port.postMessage(reply);
  }).catch((error: unknown) => {
    const { code = '', message } = error as { code?: string; message: string };
    const reply: WorkerReply = { id, failure: { code, message } };
    port.postMessage(reply);
  });
});
