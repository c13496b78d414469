/** What the browser tests start from: the whole house with its pages, a browser, and a small forum. */
import { catalogues, type Key, type Locale, type Namespace } from '@laoyou/locales';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { launchBrowser, openReader, type Reader, type ReaderOptions } from '../helpers/browser.ts';
import type { Person } from '../helpers/client.ts';

export interface Forum {
  readonly app: TestApp;
  readonly browser: Browser;
  readonly admin: Person;
  /** Where threads are posted. */
  readonly community: string;
  open(options?: ReaderOptions): Promise<Reader>;
  /** A thread by this person; its id and its opening post's. */
  thread(as: Person, title: string, markdown: string): Promise<{ threadId: string; postId: string }>;
  reply(as: Person, threadId: string, markdown: string, parentId?: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startForum(options: TestAppOptions = {}): Promise<Forum> {
  const [app, browser] = await Promise.all([startTestApp({ web: true, ...options, config: { eager: ['en', 'zh'], ...options.config } }), launchBrowser()]);
  const admin = await app.signUp({ displayName: 'Keeper' });
  const community = 'daily-life';
  const made = await app.api('POST', '/communities', { slug: community, nameEn: 'Daily life', nameZh: '日常', rulesEn: 'Be kind.', rulesZh: '友善。' }, { as: admin });
  if (made.status !== 201) throw new Error(`No community: ${made.status} ${JSON.stringify(made.body)}`);
  return {
    app, browser, admin, community,
    open: (reader) => openReader(browser, app.url, reader),
    async thread(as, title, markdown) {
      const answer = await app.api('POST', `/communities/${community}/threads`, { title, markdown }, { as });
      if (answer.status !== 201) throw new Error(`No thread: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async reply(as, threadId, markdown, parentId) {
      const answer = await app.api('POST', `/threads/${threadId}/posts`, { markdown, parentId: parentId ?? null }, { as });
      if (answer.status !== 201) throw new Error(`No reply: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.postId;
    },
    async stop() {
      await browser.close();
      await app.stop();
    },
  };
}

/** A text of the interface, as a reader sees it: `text('en', 'errors:post.body_empty')`. */
export function text(locale: Locale, key: Key): string {
  const [namespace, name] = key.split(':') as [Namespace, string];
  const found = catalogues[locale][namespace][name];
  if (found === undefined) throw new Error(`No text ${key} in ${locale}.`);
  return found;
}
