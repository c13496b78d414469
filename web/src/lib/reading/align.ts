// A sentence and its counterpart light up together: on hover, on a tap, and with the arrow keys. One set of listeners
// for a whole page; sentences know their number (`data-s`), the same on both sides.

let lit: Element[] = [];

function light(sentence: Element | null | undefined): void {
  const pairs = sentence?.closest('[data-pairs]');
  const next = pairs ? [...pairs.querySelectorAll(`[data-s="${sentence?.getAttribute('data-s')}"]`)] : [];
  if (next[0] === lit[0] && next.length === lit.length) return;
  for (const each of lit) each.classList.remove('lit');
  for (const each of next) each.classList.add('lit');
  lit = next;
}

const sentenceAt = (target: EventTarget | null): Element | null => (target instanceof Element ? target.closest('[data-pairs] [data-s]') : null);

/** Moves from sentence to sentence within the post that has the focus. */
function step(event: KeyboardEvent): void {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!(event.target instanceof HTMLElement) || event.target.closest('input, textarea, select, .segmented')) return;
  const pairs = event.target.closest('.post')?.querySelector('[data-pairs]');
  if (!pairs) return;
  const own = [...pairs.querySelectorAll<HTMLElement>('.src [data-s], [data-s]:not(.tgt *)')];
  if (own.length === 0) return;
  const now = lit[0] && pairs.contains(lit[0]) ? own.findIndex((each) => each.dataset.s === lit[0]?.getAttribute('data-s')) : -1;
  const next = own[Math.max(0, Math.min(own.length - 1, event.key === 'ArrowRight' ? now + 1 : now - 1))];
  if (!next) return;
  event.preventDefault();
  next.tabIndex = -1;
  next.focus();
  light(next);
}

/** Listens on an element that holds posts, until the returned function is called. `first` is what already happened there. */
export function alignSentences(root: HTMLElement, first?: Event): () => void {
  const over = (event: PointerEvent) => {
    const sentence = sentenceAt(event.target);
    // A mouse that leaves takes the light along; after a tap it stays until the next one.
    if (sentence || event.pointerType === 'mouse') light(sentence);
  };
  const away = (event: PointerEvent) => event.pointerType === 'mouse' && light(null);
  // A tap on a sentence gives the focus to its post as well; that must not put the light out again.
  const focus = (event: FocusEvent) => {
    const sentence = sentenceAt(event.target);
    if (sentence || !(event.target instanceof Element && lit[0] && event.target.contains(lit[0]))) light(sentence);
  };
  if (first instanceof PointerEvent) over(first);
  else if (first instanceof KeyboardEvent) step(first);
  else if (first instanceof FocusEvent) focus(first);
  root.addEventListener('pointerover', over);
  root.addEventListener('pointerleave', away);
  root.addEventListener('focusin', focus);
  root.addEventListener('keydown', step);
  return () => {
    light(null);
    root.removeEventListener('pointerover', over);
    root.removeEventListener('pointerleave', away);
    root.removeEventListener('focusin', focus);
    root.removeEventListener('keydown', step);
  };
}
