/** A reply of 40 words and its translation by the neural engine, on a machine with nothing else to do. */
import { makeConversation } from '../conversation.ts';
import { say } from '../house.ts';
import { neuralEngine } from '../neural.ts';
import type { Part } from '../part.ts';
import { replyTimes } from '../reply-times.ts';
import { replies, seedSentences } from '../sentences.ts';
import { percentile, round, spread } from '../statistics.ts';

const WORDS = 40;
const WARM_UP = 3;
const REPLIES = 40;

export const replyTranslated: Part = {
  keys: ['reply_translated_p95_ms'],
  async measure(house) {
    const engine = await neuralEngine();
    const server = await house.laoyou(await house.database('bench_reply'), { engines: `${engine},gloss` });
    const conversation = await makeConversation(server.url, 2);
    const texts = replies(await seedSentences('en'), WORDS).slice(0, WARM_UP + REPLIES);
    const times = (await replyTimes(server.url, conversation, texts)).slice(WARM_UP);
    say(`  ${times.length} replies, by ${engine.padEnd(22)} ${spread(times, 'ms')}, p95 ${percentile(times, 0.95).toFixed(0)} ms`);
    return { reply_translated_p95_ms: round(percentile(times, 0.95), 0) };
  },
};
