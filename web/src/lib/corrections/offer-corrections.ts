// In a thread, for who is signed in: a translated sentence that is tapped, or reached by key, offers a card to improve it.
// Nothing else about reading changes: words are selected, links followed and sentences lit as before.
import type { Prefs } from '$lib/api/shapes.ts';
import { needTexts, type Translate } from '$lib/i18n';
import { useKeys } from '$lib/keyboard/keys.ts';
import { postOf } from '$lib/reading/listen-posts.ts';

/** Sentences of translations, but not of originals beside them. */
const translated = '.prose.machine:not([data-pairs]) [data-s], .prose.machine .tgt [data-s]';
const byAuthor = '.provenance.author, .provenance.author-adopted';

function sentencesOf(post: Element | null): HTMLElement[] {
  return !post || post.querySelector(byAuthor) ? [] : [...post.querySelectorAll<HTMLElement>(translated)];
}

/** Listens until the returned function is called. `root` holds the posts. */
export function offerCorrections(root: HTMLElement, reader: () => { prefs: Prefs; t: Translate }): () => void {
  let offer: { sentence: HTMLElement; button: HTMLButtonElement } | null = null;

  function drop(): void {
    offer?.sentence.classList.remove('chosen');
    offer?.button.remove();
    offer = null;
  }

  /** Right under the last line of the sentence, whatever has been laid out anew. */
  function place(): void {
    if (!offer) return;
    if (!offer.sentence.isConnected) return drop();
    const last = [...offer.sentence.getClientRects()].at(-1);
    if (!last) return drop();
    const { style, offsetWidth } = offer.button;
    style.top = `${last.bottom + scrollY + 4}px`;
    style.left = `${Math.max(8, Math.min(last.left, document.documentElement.clientWidth - offsetWidth - 8)) + scrollX}px`;
  }

  async function choose(sentence: HTMLElement, focus = false): Promise<void> {
    const { prefs, t } = reader();
    await needTexts(prefs.locale, ['corrections', 'accounts', 'errors']);
    drop();
    const button = document.createElement('button');
    button.className = 'button offer';
    button.textContent = t('corrections:offer');
    button.setAttribute('aria-label', `${t('corrections:offer')}: ${sentence.textContent}`);
    button.onclick = () => void open(sentence);
    button.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const all = sentencesOf(postOf(sentence));
      const next = all[all.indexOf(sentence) + step];
      if (next) void choose(next, true);
    };
    document.getElementById('main')?.append(button);
    sentence.classList.add('chosen');
    offer = { sentence, button };
    place();
    if (!focus) return;
    sentence.scrollIntoView({ block: 'nearest' });
    button.focus({ preventScroll: true });
  }

  async function open(sentence: HTMLElement): Promise<void> {
    const postId = postOf(sentence)?.id.slice(2);
    const number = sentence.dataset.s;
    if (!postId) return;
    const { openCard } = await import('./open-card.ts');
    openCard({ postId, language: reader().prefs.lang, sentence: Number(number) }, () => {
      drop();
      // Post and sentence may have been drawn anew meanwhile.
      const post = document.getElementById(`p-${postId}`);
      const back = sentencesOf(post).find(({ dataset }) => dataset.s === number);
      if (back) back.tabIndex = -1;
      (back ?? post)?.focus({ preventScroll: true });
    });
  }

  const click = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest('.offer, dialog')) return;
    const plain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const selecting = getSelection()?.isCollapsed === false;
    const sentence = root.contains(target) && !target.closest('a, button, input, summary') ? target.closest<HTMLElement>(translated) : null;
    if (plain && !selecting && sentence && sentencesOf(postOf(sentence)).length > 0) void choose(sentence);
    else drop();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !offer || document.querySelector('dialog[open]')) return;
    const post = document.activeElement === offer.button ? postOf(offer.sentence) : null;
    drop();
    post?.focus({ preventScroll: true });
  };
  const keys = useKeys({
    c: {
      says: 'reading:key.correct',
      run() {
        const onScreen = () => [...root.querySelectorAll<HTMLElement>('.post:not([hidden])')].find((post) => post.getBoundingClientRect().bottom > 80) ?? null;
        const all = sentencesOf(postOf(document.activeElement) ?? onScreen());
        const first = all.find((sentence) => sentence.matches(':focus, .lit')) ?? all[0];
        if (first) void choose(first, true);
      },
    },
  });
  const size = new ResizeObserver(place);
  size.observe(root);
  document.addEventListener('click', click);
  document.addEventListener('keydown', key);
  return () => {
    drop();
    keys();
    size.disconnect();
    document.removeEventListener('click', click);
    document.removeEventListener('keydown', key);
  };
}
