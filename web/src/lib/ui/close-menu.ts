/** An open menu closes as people expect: with Escape, by a press or a step of the focus elsewhere, and by the way taken from it. */
export function closeMenu(menu: HTMLDetailsElement): void {
  // It may have been closed again while this was on its way.
  if (!menu.open) return;
  const over = new AbortController();
  const close = () => {
    menu.open = false;
  };
  const elsewhere = ({ target }: Event) => {
    if (!menu.contains(target as Node)) close();
  };
  const listen = (on: EventTarget, type: string, listener: (event: Event) => void) => on.addEventListener(type, listener, { signal: over.signal });

  listen(document, 'pointerdown', elsewhere);
  listen(document, 'focusin', elsewhere);
  listen(document, 'keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Escape') return;
    const inside = menu.contains(document.activeElement);
    close();
    if (inside) menu.querySelector('summary')?.focus();
  });
  listen(menu, 'click', ({ target }) => {
    if ((target as Element).closest('a')) close();
  });
  listen(menu, 'toggle', () => {
    if (!menu.open) over.abort();
  });
}
