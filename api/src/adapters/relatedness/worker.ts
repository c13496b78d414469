/** The judge's thread: reading the dictionary and looking words up never hold up the server's own. */
import { parentPort } from 'node:worker_threads';
import type { RelatedTexts } from '../../translation/ports.ts';
import { isRelated } from './judge.ts';
import { loadLexicon } from './lexicon.ts';

export interface JudgeRequest { id: number; texts: RelatedTexts[] }
export interface JudgeReply { id: number; related?: boolean[]; failure?: string }

const port = parentPort!;
const lexicon = loadLexicon();
lexicon.catch(() => undefined);

port.on('message', ({ id, texts }: JudgeRequest) => {
  lexicon.then((words) => {
    const reply: JudgeReply = { id, related: texts.map((text) => isRelated(words, text)) };
    port.postMessage(reply);
  }).catch((error: unknown) => {
    const reply: JudgeReply = { id, failure: (error as Error).message };
    port.postMessage(reply);
  });
});
