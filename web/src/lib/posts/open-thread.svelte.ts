import type { Post, Script, Thread, View } from '$lib/api/shapes.ts';
import { shownThread, type ShownThread } from '$lib/threads/shown-thread.ts';
import { layOut, mergePosts } from './lay-out.ts';
import type { PostsData } from './posts-data.ts';
import { showPost, viewOf, type ShownPost } from './shown-post.ts';

async function read<T>(path: string, query: Record<string, string>): Promise<T> {
  const response = await fetch(`/api/v1${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return (await response.json()) as T;
}

/** A thread on the screen: what the server sent, and what has come or been chosen since. */
export function openThread(data: PostsData, onhead: (thread: ShownThread) => void) {
  let thread = $state.raw(data.thread);
  let posts = $state.raw(data.posts);
  let next = $state(data.next);
  let folded = $state.raw<ReadonlySet<string>>(new Set());
  let fresh = $state.raw<ReadonlySet<string>>(new Set());
  let loadingMore = $state(false);
  const placed = $derived(layOut(posts, folded));
  // Views chosen post by post; they outlast what the live channel brings.
  const chosen = new Map<string, View>();

  const query = (view: View = data.view, script: Script = data.prefs.script) => ({ lang: data.prefs.lang, view, ...(script !== 'written' && { script }) });
  const viewFor = (post: Post) => chosen.get(post.id) ?? viewOf(post, data.asked, data.prefs);

  /** What nobody has read in this language yet is asked for; the live channel brings it. */
  async function ask(shown: ShownPost[]): Promise<void> {
    const missing = shown.filter(({ view, translation }) => translation?.unasked && view !== 'original').map(({ id }) => id);
    if (missing.length === 0) return;
    const body = JSON.stringify({ posts: missing.slice(0, 100) });
    const answer = await fetch(`/api/v1/translations/${data.prefs.lang}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => null);
    if (answer?.ok) for (const id of missing) waiting(id);
  }

  /** Its translation is on its way. */
  function waiting(id: string): void {
    posts = posts.map((post) => {
      if (post.id !== id || !post.translation || post.translation.state === 'ready') return post;
      const { unasked: _, state, ...translation } = post.translation;
      const now = state === 'outdated' ? ({ state, renewing: 'pending' } as const) : ({ state: 'pending' } as const);
      return { ...post, translation: { ...translation, ...now } };
    });
  }

  /** It is shown otherwise than its page, and so has to be read by itself. */
  const asOwn = (id: string, before: ShownPost | undefined): boolean =>
    (chosen.has(id) && chosen.get(id) !== data.view) || (before !== undefined && before.script !== data.prefs.script);

  /** Reads one post again, in the view chosen for it. */
  async function refresh(id: string): Promise<ShownPost> {
    const before = posts.find((post) => post.id === id);
    const view = chosen.get(id) ?? before?.view ?? data.view;
    const script = before?.script ?? data.prefs.script;
    const { post } = await read<{ post: Post }>(`/posts/${id}`, query(view, script));
    const shown = showPost(post, view, script);
    posts = mergePosts(posts, [shown], next === null);
    void ask([shown]);
    return shown;
  }

  return {
    get thread() { return thread; },
    get placed() { return placed; },
    get posts() { return posts; },
    get next() { return next; },
    get folded() { return folded; },
    get fresh() { return fresh; },
    get loadingMore() { return loadingMore; },
    refresh,

    /** Takes in what changed on the server. Answers the new posts that now stand on the page. */
    takeIn(changed: Post[], head?: Thread): ShownPost[] {
      const before = new Map(posts.map((post) => [post.id, post]));
      const shown = changed.map((post) => showPost(post, viewFor(post), data.prefs.script));
      posts = mergePosts(posts, shown.map((post) => ({ ...post, script: before.get(post.id)?.script ?? post.script })), next === null);
      void ask(shown);
      if (head) onhead((thread = shownThread(head, data.prefs, data.view)));
      const added = posts.filter((post) => !before.has(post.id));
      if (added.length > 0) fresh = new Set([...fresh, ...added.map(({ id }) => id)]);
      for (const { id } of changed) if (asOwn(id, before.get(id))) void refresh(id).catch(() => {});
      return added;
    },

    /** Shows one post in another view; false when it could not be read. */
    async showAs(id: string, view: View): Promise<boolean> {
      const before = chosen.get(id);
      chosen.set(id, view);
      try {
        await refresh(id);
        return true;
      } catch {
        if (before) chosen.set(id, before);
        else chosen.delete(id);
        return false;
      }
    },

    fold(id: string): void {
      const set = new Set(folded);
      if (!set.delete(id)) set.add(id);
      folded = set;
    },

    /** Brings a post into view that stands in a folded branch. */
    unfoldAround(id: string): void {
      const set = new Set(folded);
      for (let at = posts.find((post) => post.id === id); at; at = posts.find((post) => post.id === at?.parentId)) set.delete(at.id);
      if (set.size !== folded.size) folded = set;
    },

    /** A retry was accepted; the live channel brings the outcome. */
    waiting,

    /** The next page of replies, added below. */
    async more(): Promise<boolean> {
      if (next === null || loadingMore) return false;
      loadingMore = true;
      try {
        const answer = await read<{ posts: Post[]; next: string | null }>(`/threads/${thread.id}`, { ...query(), cursor: next });
        const known = new Set(posts.map(({ id }) => id));
        const further = answer.posts.filter(({ id }) => !known.has(id)).map((post) => showPost(post, viewFor(post), data.prefs.script));
        posts = [...posts, ...further];
        void ask(further);
        next = answer.next;
        return true;
      } catch {
        return false;
      } finally {
        loadingMore = false;
      }
    },
  };
}

export type OpenThread = ReturnType<typeof openThread>;
