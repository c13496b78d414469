/** A translated post to correct, with a sentence nobody else has: what is accepted holds wherever it stands. */
import type { Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { Forum } from './forum.ts';

let count = 0;

/** A thread whose opening post has two sentences; `second` is the one to correct, `words` a better translation of it. */
export async function postToCorrect(forum: Forum, author: Person, from: 'en' | 'zh') {
  count += 1;
  const n = 'abcdefghij'[count]!.repeat(3);
  const [first, second] = from === 'en' ? ['My grandmother gave it to me.', `It is older than ${n} am.`] : ['这是外婆给我的。', `它比${n}的年纪还大。`];
  const { threadId, postId } = await forum.thread(author, from === 'en' ? `An old kettle ${n}` : `一把旧水壶 ${n}`, `${first} ${second}`);
  const target = from === 'en' ? 'zh' : 'en';
  await waitFor(async () => (await forum.app.api('GET', `/posts/${postId}?lang=${target}&view=translated`)).body.post.translation?.html, { what: 'a translation' });
  return { threadId, postId, target, second, words: from === 'en' ? `它比我还老呢，${n}。` : `It has more years than ${n} does.` } as const;
}

/** Whether nothing is wider than the window. */
export const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
