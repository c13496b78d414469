import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isHandle } from '../accounts/names.ts';
import { renderPost } from '../translation/index.ts';
import { parseThread, readSeedContent } from './read-content.ts';
import { whenWritten } from './when-written.ts';

const content = await readSeedContent();
const languageOf = new Map(content.people.map(({ handle, language }) => [handle, language]));
const posts = content.threads.flatMap((thread) => thread.posts);

it('has two dozen threads, half of them begun in each language', () => {
  expect(content.threads.length).toBeGreaterThanOrEqual(24);
  const english = content.threads.filter((thread) => languageOf.get(thread.posts[0]!.author) === 'en').length;
  expect(english).toBe(content.threads.length / 2);
});

it('names people and communities that exist, and gives everybody something to say', () => {
  expect(posts.filter(({ author }) => !languageOf.has(author))).toEqual([]);
  expect(content.threads.filter(({ community }) => !content.communities.some(({ slug }) => slug === community))).toEqual([]);
  expect(content.people.filter(({ handle }) => !isHandle(handle) || !posts.some(({ author }) => author === handle))).toEqual([]);
  expect(content.communities.filter(({ slug }) => !content.threads.some(({ community }) => community === slug))).toEqual([]);
});

it('has conversations: both languages in every thread, replies to replies, both demo accounts', () => {
  for (const thread of content.threads) expect(new Set(thread.posts.map(({ author }) => languageOf.get(author))).size, thread.file).toBe(2);
  expect(posts.filter(({ parent }) => parent > 0).length).toBeGreaterThan(posts.length / 4);
  for (const { handle } of content.people.filter(({ password }) => password)) {
    expect(content.threads.filter((thread) => thread.posts[0]!.author === handle).length, handle).toBeGreaterThan(0);
  }
});

it('shows every kind of Markdown, and pictures that are there', () => {
  const html = posts.map(({ markdown, author }) => renderPost(markdown, languageOf.get(author)!).html).join('\n');
  for (const tag of ['<table', '<pre', '<code', '<blockquote', '<ol', '<ul', '<del', '<strong', '<em', '<input', '<img', 'class="mention"', 'href="https://']) expect(html).toContain(tag);
  for (const [, path] of html.matchAll(/src="(\/[^"]+)"/g)) expect(existsSync(new URL(`../../../web/static${path}`, import.meta.url)), path).toBe(true);
});

it('leaves no Markdown mark standing in what is read', () => {
  for (const { markdown, author } of posts) {
    const html = renderPost(markdown, languageOf.get(author)!).html.replace(/<(pre|code)[\s\S]*?<\/\1>/g, '');
    expect(html.replace(/<[^>]*>/g, ''), markdown).not.toMatch(/\*\*|~~|\]\(|^>/m);
  }
});

it('refuses a thread whose replies are out of order', () => {
  const head = '---\ncommunity: food\ntitle: T\nauthor: maya\n---\n\nHello\n';
  expect(parseThread('t.md', `${head}\n<!-- reply 1 by xiaolin -->\n\n你好\n`).posts).toHaveLength(2);
  expect(() => parseThread('t.md', `${head}\n<!-- reply 2 by xiaolin -->\n\n你好\n`)).toThrow('t.md');
  expect(() => parseThread('t.md', `${head}\n<!-- reply 1 by xiaolin to 1 -->\n\n你好\n`)).toThrow('t.md');
  expect(() => parseThread('t.md', 'Hello')).toThrow('t.md');
});

it('spreads the posts over the last weeks, in order and in the past', () => {
  const now = Date.UTC(2026, 0, 31);
  for (const [index, { posts: written }] of content.threads.entries()) {
    const times = whenWritten(index, content.threads.length, written.length, now);
    expect(times).toHaveLength(written.length);
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    expect(new Set(times).size).toBe(times.length);
    expect(times.at(-1)!).toBeLessThan(now);
    expect(times[0]!).toBeGreaterThan(now - 30 * 24 * 3_600_000);
  }
});
