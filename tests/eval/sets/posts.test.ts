import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../api/src/translation/detect-language.ts';
import { parseMarkdown } from '../../../api/src/translation/markdown.ts';
import { segment } from '../../../api/src/translation/segment.ts';
import { dataFolder } from './data-folder.ts';
import { overlapping } from './overlap.ts';
import { holdsName, readPosts, TAGS, type ForumPost, type Tag } from './posts.ts';
import { readLines } from './read-lines.ts';

const posts = await readPosts();
const wrong = (holds: (post: ForumPost) => boolean) => posts.filter((post) => !holds(post)).map(({ id }) => id);
const sentences = (text: string, lang: 'en' | 'zh') => segment(parseMarkdown(text).root, lang).sentences;

/** Tags that a machine can see. */
const VISIBLE: Partial<Record<Tag, RegExp>> = {
  emoji: /\p{Extended_Pictographic}/u,
  mention: /(?<![\w.])@[\p{L}\w]{3}/u,
  hashtag: /(?<!\S)#\p{L}|(?<=[。.])\s?#\p{L}/u,
  link: /https?:\/\/|www\./,
  code: /`[^`]+`/,
};

describe('the forum posts', () => {
  it('are 200, half of them written in each language, each with an id of its own', () => {
    expect(posts).toHaveLength(200);
    expect(posts.filter(({ lang }) => lang === 'zh')).toHaveLength(100);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(200);
    expect(new Set(posts.map(({ text }) => text)).size).toBe(200);
    expect(wrong(({ id, lang }) => new RegExp(`^${lang}-\\d{3}$`).test(id))).toEqual([]);
  });

  it('are short posts in the language they say, with a reference in the other', () => {
    expect(wrong(({ text, lang }) => detectLanguage(text).language === lang)).toEqual([]);
    expect(wrong(({ ref, lang }) => ref.trim() === ref && ref !== '' && detectLanguage(ref).language === (lang === 'zh' ? 'en' : 'zh'))).toEqual([]);
    expect(wrong(({ text, lang }) => sentences(text, lang).length <= 4 && text === text.trim())).toEqual([]);
  });

  it('have known tags, and the ones one can see', () => {
    expect(wrong(({ tags }) => tags.length > 0 && new Set(tags).size === tags.length && tags.every((tag) => TAGS.includes(tag)))).toEqual([]);
    for (const [tag, pattern] of Object.entries(VISIBLE)) expect(wrong(({ text, tags }) => tags.includes(tag as Tag) === pattern.test(text)), tag).toEqual([]);
    expect(wrong(({ tags, names }) => tags.includes('name') === (names !== undefined && names.length > 0))).toEqual([]);
    for (const tag of TAGS) expect(posts.filter(({ tags }) => tags.includes(tag)).length, tag).toBeGreaterThanOrEqual(12);
  });

  it('name only names that stand in the post, with a rendering that stands in the reference', () => {
    expect(wrong(({ text, ref, names = [] }) => names.every(([name, ...renderings]) => holdsName(text, name) && renderings.some((one) => holdsName(ref, one))))).toEqual([]);
  });

  it('have references that keep what must be kept', () => {
    for (const [tag, pattern] of Object.entries({ link: /(?:https?:\/\/|www\.)[\w./?=&#-]+\w/g, code: /`[^`]+`/g, mention: /@[\p{L}\w]{3,}/gu, emoji: /\p{Extended_Pictographic}/gu })) {
      const found = (text: string) => (text.match(pattern) ?? []).toSorted();
      expect(wrong(({ text, ref }) => found(text).join() === found(ref).join()), tag).toEqual([]);
    }
  });

  // Training text is no part of the repository: where it is at hand, it is looked through.
  it('do not overlap the text that models are trained with', async () => {
    const texts = posts.flatMap(({ text, ref, lang }) => [...sentences(text, lang), ...sentences(ref, lang === 'zh' ? 'en' : 'zh')].map((one) => one.text));
    const files = ['pairs-train.tsv', 'threads-train.jsonl'].map((name) => join(dataFolder(undefined), 'forum', name)).filter((file) => existsSync(file));
    const known = (await Promise.all(files.map(readLines))).flat().flatMap(phrases);
    expect(overlapping(texts, known)).toEqual([]);
    // The eye that looks sees what is there.
    expect(overlapping(texts, [`And then: ${posts[199]!.text}`])).toContain(posts[199]!.text);
  });
});

/** The texts in one line of a file of pairs or threads. */
function phrases(line: string): string[] {
  if (!line.startsWith('{')) return line.split('\t');
  return (JSON.parse(line) as { posts: { en: string[]; zh: string[] }[] }).posts.flatMap(({ en, zh }) => [...en, ...zh]);
}

describe('a name', () => {
  it('is found whatever its capitals, and not inside another', () => {
    expect(holdsName('在costco碰到她', 'Costco')).toBe(true);
    expect(holdsName('Rosamund came', 'Rosa')).toBe(false);
    expect(holdsName('an iPhone 16e', 'iPhone 16')).toBe(false);
  });
});
