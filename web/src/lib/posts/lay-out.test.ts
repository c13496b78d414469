import { describe, expect, it } from 'vitest';
import { layOut, mergePosts } from './lay-out.ts';
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

describe('the lines of the tree', () => {
  const lines = (posts: ShownPost[], folded: string[] = []) =>
    layOut(posts, new Set(folded)).map(({ post, level, rails, answers, below, hidden }) => ({ id: post.id, level, rails, answers: answers?.id ?? null, below, hidden }));

  it('go on while a sibling is still to come, and end with the last', () => {
    const third = post('e', 4, 2, 'a');
    expect(lines([opening, first, below, third, second])).toMatchObject([
      { id: 'o', level: 0, rails: [] },
      { id: 'a', level: 0, rails: [], below: 2 },
      { id: 'b', level: 1, rails: [true], answers: null },
      // It does not stand right under what it answers, so it says so.
      { id: 'e', level: 1, rails: [false], answers: 'a' },
      { id: 'c', level: 0, rails: [] },
    ]);
  });

  it('stop moving in at the deepest level, where posts name whom they answer', () => {
    const chain = Array.from({ length: 8 }, (_, i) => post(String(i), i, i, i === 0 ? null : String(i - 1)));
    expect(lines(chain).map(({ level }) => level)).toEqual([0, 0, 1, 2, 3, 4, 4, 4]);
    expect(lines(chain).map(({ answers }) => answers)).toEqual([null, null, null, null, null, null, '5', '6']);
  });

  it('hide a folded branch, and only that', () => {
    expect(lines([opening, first, below, second], ['a']).map(({ hidden }) => hidden)).toEqual([false, false, true, false]);
  });
});
