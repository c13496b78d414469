import type { ShownPost } from './shown-post.ts';

/** Levels that move in; deeper replies stand at the last one and name whom they answer. */
export const deepest = 4;

export interface PlacedPost {
  post: ShownPost;
  /** 0 for answers to the opening post. */
  level: number;
  /** For each level up to this one: does the line go on below this post? */
  rails: boolean[];
  /** The post answered, where the tree does not show it by standing right above. */
  answers: { id: string; name: string | null } | null;
  /** How many posts hang on this one. */
  below: number;
  hidden: boolean;
}

/** Places posts, given in the order of the tree, so that each can be drawn alone. */
export function layOut(posts: readonly ShownPost[], collapsed: ReadonlySet<string>): PlacedPost[] {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const placed: PlacedPost[] = [];
  let hiddenFrom = Infinity;
  posts.forEach((post, i) => {
    const above = posts[i - 1];
    const parent = post.parentId === null ? undefined : byId.get(post.parentId);
    const level = Math.max(0, Math.min(post.depth - 1, deepest));
    if (post.depth <= hiddenFrom) hiddenFrom = Infinity;
    const named = post.depth > 1 && (above?.id !== post.parentId || post.depth - 1 > deepest);
    placed.push({
      post,
      level,
      rails: [],
      answers: named && post.parentId ? { id: post.parentId, name: parent?.author?.name ?? null } : null,
      below: 0,
      hidden: hiddenFrom !== Infinity,
    });
    if (hiddenFrom === Infinity && collapsed.has(post.id)) hiddenFrom = post.depth;
  });

  // From the end: a line at a level goes on while something at that level is still to come under the same parent.
  const open: boolean[] = [];
  const counts = new Map<string, number>();
  for (let i = placed.length - 1; i >= 0; i--) {
    const { post, level } = placed[i] as PlacedPost;
    const place = placed[i] as PlacedPost;
    place.below = counts.get(post.id) ?? 0;
    if (post.parentId !== null) counts.set(post.parentId, (counts.get(post.parentId) ?? 0) + place.below + 1);
    place.rails = Array.from({ length: level }, (_, at) => open[at + 1] ?? false);
    open.length = level + 1;
    open[level] = true;
  }
  return placed;
}

/** Puts changed posts in place and new ones where they belong. A new one whose place is not on this page is left out. */
export function mergePosts(posts: readonly ShownPost[], changed: readonly ShownPost[], complete: boolean): ShownPost[] {
  const merged = [...posts];
  for (const post of [...changed].sort((a, b) => a.seq - b.seq)) {
    const at = merged.findIndex(({ id }) => id === post.id);
    if (at >= 0) {
      merged[at] = post;
      continue;
    }
    // Who answers the opening post answers the thread and names no parent; on later pages the opening post is not there.
    const parentAt = merged.findIndex(({ id, seq }) => (post.parentId === null ? seq === 0 : id === post.parentId));
    if (parentAt < 0 && post.parentId !== null) continue;
    const parentDepth = merged[parentAt]?.depth ?? 0;
    let end = parentAt + 1;
    while (end < merged.length && (merged[end] as ShownPost).depth > parentDepth) end++;
    if (end === merged.length && !complete) continue;
    merged.splice(end, 0, post);
  }
  return merged;
}
