/** Reads the example community from `db/seed`: JSON for people and communities, one Markdown file a thread. */
import { readFile, readdir } from 'node:fs/promises';

export interface SeedPerson {
  handle: string;
  displayName: string;
  /** The one language they read and write. */
  language: 'en' | 'zh';
  /** Only the demo accounts have one, and it is public. */
  password?: string;
}

export interface SeedCommunity {
  slug: string;
  nameEn: string;
  nameZh: string;
  aboutEn: string;
  aboutZh: string;
  rulesEn: string;
  rulesZh: string;
}

export interface SeedPost {
  author: string;
  markdown: string;
  /** Index of the post it answers within the thread; 0 is the opening post. */
  parent: number;
}

export interface SeedThread {
  file: string;
  community: string;
  title: string;
  /** The opening post first. */
  posts: SeedPost[];
}

export interface SeedContent {
  people: SeedPerson[];
  communities: SeedCommunity[];
  /** The oldest first. */
  threads: SeedThread[];
}

const FOLDER = new URL('../../../db/seed/', import.meta.url);
const HEAD = /^---\ncommunity: (?<community>\S+)\ntitle: (?<title>.+)\nauthor: (?<author>\S+)\n---\n/;
const REPLY = /^<!-- reply (\d+) by (\S+?)(?: to (\d+))? -->$/m;

/** Reads and parses everything; throws with the file's name when one is malformed. */
export async function readSeedContent(): Promise<SeedContent> {
  const json = async (name: string) => JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')) as unknown;
  const files = (await readdir(new URL('threads/', FOLDER))).filter((name) => name.endsWith('.md')).sort();
  const [people, communities, ...threads] = await Promise.all([
    json('people.json') as Promise<SeedPerson[]>,
    json('communities.json') as Promise<SeedCommunity[]>,
    ...files.map(async (file) => parseThread(file, await readFile(new URL(`threads/${file}`, FOLDER), 'utf8'))),
  ]);
  return { people, communities, threads };
}

/** A thread is a head (community, title, author), the opening text, and replies that each begin with a comment. */
export function parseThread(file: string, text: string): SeedThread {
  const normal = text.replace(/\r\n/g, '\n');
  const head = HEAD.exec(normal);
  if (!head?.groups) throw new Error(`${file} does not begin with community, title and author.`);
  const { community, title, author } = head.groups as Record<'community' | 'title' | 'author', string>;
  const [opening = '', ...rest] = normal.slice(head[0].length).split(REPLY);
  const posts: SeedPost[] = [{ author, markdown: opening.trim(), parent: 0 }];
  for (let at = 0; at < rest.length; at += 4) {
    const [number, by, to, markdown] = rest.slice(at, at + 4);
    const parent = Number(to ?? 0);
    if (Number(number) !== posts.length || parent >= posts.length) throw new Error(`${file}: reply ${number} is out of order.`);
    posts.push({ author: by!, markdown: markdown!.trim(), parent });
  }
  return { file, community, title, posts };
}
