import { expect, it } from 'vitest';
import { mergePosts } from './lay-out.ts';
import type { ShownPost } from './shown-post.ts';

const post = (id: string, seq: number, depth: number, parentId: string | null) => ({ id, seq, depth, parentId }) as ShownPost;
const ids = (posts: ShownPost[]) => posts.map(({ id }) => id).join(' ');

const opening = post('o', 0, 0, null);
const first = post('a', 1, 1, null);
const below = post('b', 2, 2, 'a');
const second = post('c', 3, 1, null);
const all = [opening, first, below, second];

it('puts a new answer to the thread at its end', () => {
  expect(ids(mergePosts(all, [post('d', 4, 1, null)], true))).toBe('o a b c d');
  expect(ids(mergePosts([opening], [post('d', 4, 1, null)], true))).toBe('o d');
  expect(ids(mergePosts([second], [post('d', 4, 1, null)], true))).toBe('c d');
});

it('puts a new answer to a reply below that reply and what was answered before', () => {
  expect(ids(mergePosts(all, [post('d', 4, 2, 'a')], true))).toBe('o a b d c');
  expect(ids(mergePosts(all, [post('d', 4, 3, 'b'), post('e', 5, 4, 'd')], true))).toBe('o a b d e c');
});

it('leaves out what belongs on a page that is not loaded', () => {
  expect(ids(mergePosts(all, [post('d', 4, 1, null)], false))).toBe('o a b c');
  expect(ids(mergePosts(all, [post('d', 4, 2, 'elsewhere')], true))).toBe('o a b c');
});

it('replaces what is there already', () => {
  expect(mergePosts(all, [post('a', 1, 1, null)], true)).toHaveLength(4);
});
