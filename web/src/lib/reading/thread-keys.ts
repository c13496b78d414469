import type { View } from '$lib/api/shapes.ts';
import type { KeyAct } from '$lib/keyboard/keys.ts';
import { postOf } from './listen-posts.ts';

const views: View[] = ['original', 'translated', 'both'];

/** The keys of a thread page. `quote` and `reply` get the post with the focus, if any. */
export function threadKeys(acts: {
  view(): View;
  showPage(view: View): void;
  showPost(id: string, view: View): void;
  reply(id: string | null): void;
  quote(): void;
}): Record<string, KeyAct> {
  const focused = () => postOf(document.activeElement);
  const move = (by: 1 | -1) => {
    const posts = [...document.querySelectorAll<HTMLElement>('.post:not([hidden])')];
    const now = focused();
    // Without a focus, start from what is on the screen.
    const at = now ? posts.indexOf(now) + by : posts.findIndex((post) => post.getBoundingClientRect().bottom > 80);
    const post = posts[Math.max(0, Math.min(posts.length - 1, at))];
    post?.focus({ preventScroll: true });
    post?.scrollIntoView({ block: 'nearest' });
  };
  const show = (view: View) => {
    const post = focused();
    if (post) acts.showPost(post.id.slice(2), view);
    else acts.showPage(view);
  };
  return {
    j: { says: 'reading:key.next', run: () => move(1) },
    k: { says: 'reading:key.previous', run: () => move(-1) },
    v: { says: 'reading:key.view', run: () => acts.showPage(views[(views.indexOf(acts.view()) + 1) % 3] as View) },
    '1': { says: 'reading:key.original', run: () => show('original') },
    '2': { says: 'reading:key.translated', run: () => show('translated') },
    '3': { says: 'reading:key.both', run: () => show('both') },
    r: { says: 'reading:key.reply', run: () => acts.reply(focused()?.id.slice(2) ?? null) },
    q: { says: 'reading:key.quote', run: () => acts.quote() },
  };
}
