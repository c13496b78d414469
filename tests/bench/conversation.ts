/** People and a thread between them, made through the API as people make them. */
import { readSeedContent } from '../../api/src/seed/read-content.ts';
import { createClient, type Client, type Person } from '../helpers/client.ts';
import { waitFor } from '../helpers/wait-for.ts';

export interface Conversation {
  client: Client;
  english: Person;
  chinese: Person;
  threadId: string;
}

/** A thread of `posts` posts in both languages, a tree, with every translation made. */
export async function makeConversation(url: string, posts: number): Promise<Conversation> {
  const client = createClient(url);
  const english = await client.signUp({ handle: 'bench_en', interfaceLanguage: 'en', reads: ['en'] });
  const chinese = await client.signUp({ handle: 'bench_zh', interfaceLanguage: 'zh-CN', reads: ['zh'] });
  await need(client.api('POST', '/communities', { slug: 'bench', nameEn: 'Bench', nameZh: '长椅' }, { as: english }));
  const texts = await realTexts(posts);
  const opened = await need(client.api('POST', '/communities/bench/threads', { title: 'How much is breakfast where you live?', ...texts[0]! }, { as: english }));
  const threadId = opened.threadId as string;
  const ids: (string | null)[] = [null];
  for (const [index, text] of texts.slice(1).entries()) {
    // Every third answers the thread, the others somebody.
    const parentId = index % 3 === 0 ? null : ids[Math.floor(ids.length / 2)];
    const { postId } = await need(client.api('POST', `/threads/${threadId}/posts`, { ...text, parentId }, { as: text.language === 'zh' ? chinese : english }));
    ids.push(postId as string);
  }
  await Promise.all(['en', 'zh'].map((lang) => waitFor(async () => {
    const { body } = await client.api('GET', `/threads/${threadId}?lang=${lang}`);
    const seen = body.posts as { language: string; translation: { state: string } | null }[];
    return seen.length === Math.min(posts, 50) && seen.every(({ language, translation }) => (translation ? translation.state === 'ready' : language === lang));
  }, { what: 'every translation to be made', timeout: 60_000, every: 200 })));
  return { client, english, chinese, threadId };
}

/** What people wrote in the example community, in turns of both languages. */
async function realTexts(count: number): Promise<{ markdown: string; language: 'en' | 'zh' }[]> {
  const { people, threads } = await readSeedContent();
  const languageOf = new Map(people.map(({ handle, language }) => [handle, language]));
  const all = threads.flatMap(({ posts }) => posts).map(({ author, markdown }) => ({ markdown, language: languageOf.get(author)! }));
  const [en, zh] = (['en', 'zh'] as const).map((language) => all.filter((one) => one.language === language));
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? en : zh)![Math.floor(index / 2)]!);
}

async function need(answer: ReturnType<Client['api']>): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`The API answered ${status} ${JSON.stringify(body)}.`);
  return body as Record<string, unknown>;
}
