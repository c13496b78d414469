/** From a reply that was accepted to the moment an open reader has its translation, with a real engine. */
import { setTimeout as delay } from 'node:timers/promises';
import { connectLive } from '../helpers/live-client.ts';
import type { Conversation } from './conversation.ts';
import { now } from './statistics.ts';

/** Posts the replies one after another and gives the milliseconds each took; none is begun before the last was read. */
export async function replyTimes(url: string, { client, english, threadId }: Conversation, texts: readonly string[]): Promise<number[]> {
  const reader = await connectLive(url);
  await reader.subscribe(threadId);
  const times: number[] = [];
  for (const markdown of texts) {
    const { status, body } = await client.api('POST', `/threads/${threadId}/posts`, { markdown, language: 'en' }, { as: english });
    const accepted = now();
    if (status !== 201) throw new Error(`The reply was answered with ${status}.`);
    const told = await reader.next((message) => message.postId === body.postId && (message.type === 'translation.ready' || message.type === 'translation.failed'));
    if (told.type === 'translation.failed') throw new Error('The reply was not translated.');
    const { body: changes } = await client.api('GET', `/threads/${threadId}/posts?since=${Number(told.revision) - 1}&lang=zh&view=translated`);
    const post = (changes.posts as { id: string; translation: { state: string } | null }[]).find(({ id }) => id === body.postId);
    if (post?.translation?.state !== 'ready') throw new Error('The reader does not have the translation.');
    times.push(now() - accepted);
    // Not in step with anything that ticks.
    await delay(50 + Math.random() * 100);
  }
  reader.close();
  return times;
}
