import { mount, unmount } from 'svelte';
import SentenceCard from './SentenceCard.svelte';
import type { Sheet } from './shapes.ts';

export interface Place {
  postId: string;
  language: Sheet['language'];
  /** As in `data-s`. */
  sentence: number;
}

/** Opens the card of one sentence over the page; `onclose` gives the focus back. */
export function openCard(place: Place, onclose: () => void): void {
  const card = mount(SentenceCard, {
    target: document.body,
    props: {
      place,
      onclose() {
        void unmount(card);
        onclose();
      },
    },
  });
}
