/** The example community of a new installation. It is posted as people post, so its translations come from the engine. */
import { type Database, type Tx, isEmpty, transaction } from '@laoyou/db';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { hashPassword, verifyPassword } from '../accounts/password.ts';
import { findByHandle, insertAccount } from '../accounts/queries.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { createCommunity } from '../communities/create-community.ts';
import type { Deps } from '../deps.ts';
import { postReply } from '../replies/post-reply.ts';
import { postThread } from '../threads/post-thread.ts';
import { lockSeeding } from './queries.ts';
import { type SeedPerson, type SeedThread, readSeedContent } from './read-content.ts';
import { whenWritten } from './when-written.ts';

/** A sign-in to print; its password is public, so it is never made in production. */
export interface DemoAccount {
  handle: string;
  password: string;
  language: 'en' | 'zh';
}

export interface DemoSeed {
  accounts: DemoAccount[];
}

/** Everybody has been here for a while before the first example thread. */
const JOINED_BEFORE = 40 * 24 * 60 * 60_000;

/**
 * Fills an empty database with a small bilingual community, in one transaction: a start that is killed
 * half-way leaves nothing. `null`, and nothing done, when anything is there already.
 */
export async function seedDemo(deps: Deps): Promise<DemoSeed | null> {
  const content = await readSeedContent();
  const now = deps.clock.now();
  const hashes = await hashPasswords(content.people);
  return transaction(deps.db, async (tx) => {
    await lockSeeding(tx);
    if (!(await isEmpty(tx))) return null;
    const people = await addPeople(tx, content.people, hashes, new Date(now - JOINED_BEFORE));
    const first = people.values().next().value!;
    for (const community of content.communities) await createCommunity(at(deps, tx, now - JOINED_BEFORE), first, community);
    for (const [index, thread] of content.threads.entries()) {
      await addThread(deps, tx, people, thread, whenWritten(index, content.threads.length, thread.posts.length, now));
    }
    return { accounts: content.people.flatMap(asDemoAccount) };
  });
}

/** The demo accounts that are still there with their published password: what a later start may print. */
export async function demoAccounts({ db }: Pick<Deps, 'db'>): Promise<DemoAccount[]> {
  const { people } = await readSeedContent();
  const known = await Promise.all(people.flatMap(asDemoAccount).map(async (account) => {
    const found = await findByHandle(db, account.handle);
    return found && (await verifyPassword(found.passwordHash, account.password)) ? [account] : [];
  }));
  return known.flat();
}

function asDemoAccount({ handle, password, language }: SeedPerson): DemoAccount[] {
  return password === undefined ? [] : [{ handle, password, language }];
}

/** Who has no password gets the hash of one that nobody knows. */
async function hashPasswords(people: SeedPerson[]): Promise<Map<string, string>> {
  const unknown = await hashPassword(randomBytes(32).toString('hex'));
  return new Map(await Promise.all(people.map(async ({ handle, password }) => [handle, password ? await hashPassword(password) : unknown] as const)));
}

/** In the order of the file; the first becomes the admin, as the first account always does. */
async function addPeople(tx: Tx, people: SeedPerson[], hashes: Map<string, string>, joined: Date): Promise<Map<string, Viewer>> {
  const viewers = new Map<string, Viewer>();
  for (const { handle, displayName, language } of people) {
    const account = await insertAccount(tx, {
      id: uuidv7(), handle, displayName, passwordHash: hashes.get(handle)!, createdAt: joined,
      interfaceLanguage: language === 'zh' ? 'zh-CN' : 'en', reads: [language],
    });
    viewers.set(handle, { ...account, sessionId: '' });
  }
  return viewers;
}

async function addThread(deps: Deps, tx: Tx, people: Map<string, Viewer>, { file, community, title, posts }: SeedThread, times: number[]): Promise<void> {
  const ids: string[] = [];
  let threadId = '';
  for (const [index, { author, markdown, parent }] of posts.entries()) {
    const viewer = people.get(author);
    if (!viewer) throw new Error(`${file}: nobody in people.json is called ${author}.`);
    const then = at(deps, tx, times[index]!);
    const text = { markdown, language: viewer.reads[0]! };
    const posted = index === 0
      ? await postThread(then, viewer, { slug: community, title, ...text })
      : await postReply(then, viewer, { threadId, parentId: ids[parent]!, ...text });
    threadId = posted.threadId;
    ids.push(posted.postId);
  }
}

/** The same house with its database inside the transaction and its clock at another time: actions need not know. */
function at(deps: Deps, tx: Tx, time: number): Deps {
  return { ...deps, db: tx as unknown as Database, clock: { now: () => time } };
}
