import { tick } from 'svelte';

/** Posts that came in where the reader is not looking; each is forgotten once it has been on the screen. */
export function unseenPosts() {
  let ids = $state.raw<string[]>([]);
  let observer: IntersectionObserver | undefined;

  const element = (id: string) => document.getElementById(`p-${id}`);

  return {
    get ids() { return ids; },
    async add(more: string[]): Promise<void> {
      await tick();
      observer ??= new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          observer?.unobserve(target);
          ids = ids.filter((id) => id !== target.id.slice(2));
        }
      });
      for (const id of more) {
        const post = element(id);
        if (!post) continue;
        const { top, bottom } = post.getBoundingClientRect();
        if (bottom > 0 && top < innerHeight && !post.hidden) continue;
        ids = [...ids, id];
        observer.observe(post);
      }
    },
    /** The first of them in the order of the page. */
    first(): string | undefined {
      return [...ids].sort((a, b) => ((element(a)?.offsetTop ?? 0) < (element(b)?.offsetTop ?? 0) ? -1 : 1))[0];
    },
    stop(): void {
      observer?.disconnect();
    },
  };
}
