/** The judge's thread: reading the dictionary and looking words up never hold up the server's own. */
import { parentPort } from 'node:worker_threads';
import type { RelatedTexts, RoundTrip, Verdict } from '../../translation/ports.ts';
import { judge } from './judge.ts';
import { loadLexicon } from './lexicon.ts';
import { cameBack } from './there-and-back.ts';

/** Pairs of texts, or round trips. */
export type JudgeRequest = { id: number } & ({ texts: readonly RelatedTexts[] } | { trips: readonly RoundTrip[] });
export interface JudgeReply { id: number; verdicts?: readonly (Verdict | boolean)[]; failure?: string }

const port = parentPort!;
const lexicon = loadLexicon();
lexicon.catch(() => undefined);

port.on('message', ({ id, ...asked }: JudgeRequest) => {
  lexicon.then((words) => {
    const reply: JudgeReply = { id, verdicts: 'trips' in asked ? asked.trips.map((trip) => cameBack(words, trip)) : asked.texts.map((text) => judge(words, text)) };
    port.postMessage(reply);
  }).catch((error: unknown) => {
    const reply: JudgeReply = { id, failure: (error as Error).message };
    port.postMessage(reply);
  });
});
