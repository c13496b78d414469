/** A community with people in it: what most tests of the API begin with. */
import type { Answer, Person } from '../helpers/client.ts';
import type { TestApp } from '../helpers/app.ts';
import { waitFor } from '../helpers/wait-for.ts';

export const NOWHERE = '00000000-0000-7000-8000-000000000000';

export interface Forum {
  /** The first account, and so the admin. */
  readonly admin: Person;
  /** Reads and writes English. */
  readonly ann: Person;
  /** Reads and writes Chinese. */
  readonly wei: Person;
  readonly slug: string;
  thread(as: Person, fields?: { title?: string; markdown?: string; language?: 'en' | 'zh' }): Promise<{ threadId: string; postId: string; language: string }>;
  reply(as: Person, threadId: string, fields?: { markdown?: string; parentId?: string; language?: 'en' | 'zh' }): Promise<{ postId: string; revision: number; version: number }>;
  /** Reads a thread; throws when it is refused. */
  read(threadId: string, query?: string, as?: Person): Promise<any>;
  /** Waits until the post's translation is in this state, and gives the post. */
  translated(postId: string, lang: 'en' | 'zh', state?: string, view?: string): Promise<any>;
}

export async function openForum(app: TestApp): Promise<Forum> {
  const admin = await app.signUp({ handle: 'admin_person' });
  const ann = await app.signUp({ handle: 'ann', displayName: 'Ann', reads: ['en'] });
  const wei = await app.signUp({ handle: 'wei', displayName: '小魏', interfaceLanguage: 'zh-CN', reads: ['zh'] });
  const slug = 'daily-life';
  expectStatus(await app.api('POST', '/communities', { slug, nameEn: 'Daily life', nameZh: '日常生活' }, { as: admin }), 201);
  let count = 0;
  const forum: Forum = {
    admin, ann, wei, slug,
    async thread(as, { title = `What does rent cost you, part ${(count += 1)}?`, markdown = `Mine went up again, for the ${count}. time. How about yours?`, language } = {}) {
      return expectStatus(await app.api('POST', `/communities/${slug}/threads`, { title, markdown, language }, { as }), 201).body;
    },
    async reply(as, threadId, { markdown = `The same here, reply ${(count += 1)}.`, parentId, language } = {}) {
      return expectStatus(await app.api('POST', `/threads/${threadId}/posts`, { markdown, parentId, language }, { as }), 201).body;
    },
    async read(threadId, query = '', as) {
      return expectStatus(await app.api('GET', `/threads/${threadId}${query}`, undefined, as ? { as } : {}), 200).body;
    },
    translated: (postId, lang, state = 'ready', view = 'translated') => waitFor(async () => {
      const { post } = expectStatus(await app.api('GET', `/posts/${postId}?lang=${lang}&view=${view}`), 200).body;
      return post.translation?.state === state ? post : undefined;
    }, { what: `the ${lang} translation of ${postId} to be ${state}` }),
  };
  return forum;
}

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`Expected ${status}, got ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Status and code of a refusal, as one thing to compare. */
export function refusal({ status, body }: Answer): string {
  return `${status} ${body?.code}`;
}
