import type { View } from '$lib/api/shapes.ts';

/** What a click or a submit within a post asks for. Each answers false to let the browser go its own way. */
export interface PostActs {
  showAs(postId: string, view: View): boolean;
  reply(postId: string): boolean;
  fold(postId: string): void;
  retry(postId: string): void;
  more(): boolean;
}

/** The post an element stands in. */
export function postOf(element: Element | null | undefined): HTMLElement | null {
  return element?.closest<HTMLElement>('.post') ?? null;
}

const idOf = (element: Element): string => postOf(element)?.id.slice(2) ?? '';

/** One listener for all posts of a page: fifty posts cost no more than one. */
export function listenPosts(root: HTMLElement, acts: PostActs): () => void {
  const click = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-as], [data-reply], [data-fold], [data-more], .remote-image') : null;
    if (!target || !root.contains(target)) return;
    const id = idOf(target);
    const handled = target.dataset.as
      ? acts.showAs(id, target.dataset.as as View)
      : target.dataset.fold
        ? (acts.fold(id), true)
        : target.matches('.remote-image')
          ? loadImage(target)
          : target.matches('[data-more]')
            ? acts.more()
            : acts.reply(id);
    if (handled) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const submit = (event: SubmitEvent) => {
    const form = event.target instanceof HTMLElement ? event.target : null;
    if (!form?.dataset.retry) return;
    event.preventDefault();
    acts.retry(form.dataset.retry);
  };
  root.addEventListener('click', click);
  root.addEventListener('submit', submit);
  return () => {
    root.removeEventListener('click', click);
    root.removeEventListener('submit', submit);
  };
}

/** Puts a stranger's picture in place of its link, now that the reader asked for it. Only https: see the page's policy. */
function loadImage(link: HTMLElement): boolean {
  const source = link.dataset.src ?? '';
  if (!source.startsWith('https://')) return false;
  const image = new Image();
  image.referrerPolicy = 'no-referrer';
  image.alt = link.textContent ?? '';
  image.onerror = () => image.replaceWith(link);
  image.src = source;
  link.replaceWith(image);
  return true;
}
