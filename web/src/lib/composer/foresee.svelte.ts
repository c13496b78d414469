import type { components } from '$lib/api/schema.d.ts';
import { askWhileTyping } from './ask-while-typing.svelte.ts';

export type TranslationPreview = components['schemas']['TranslationPreview'];

/** A word or two says nothing yet. */
const fewest = 8;

interface Typed {
  markdown: string;
  title: string;
  language: string;
}

/** Asks, while somebody types, how the text will read in the other language and what that says when translated back. */
export function foresee(community: () => string | undefined) {
  // A translation costs more than a look at the language, so the pause is longer.
  const preview = askWhileTyping<TranslationPreview>({ address: '/api/v1/preview/translation', pause: 1500, afterTooMany: 20_000, unanswered: { code: 'translation.unavailable', params: {} } });
  const question = ({ markdown, title, language }: Typed) => {
    const slug = community();
    return { markdown, ...(title.trim() && { title }), ...(language && { language }), ...(slug && { community: slug }) };
  };
  return {
    get shown() { return preview.shown; },
    get current() { return preview.current; },
    get problem() { return preview.problem; },
    get busy() { return preview.busy; },
    later: (typed: Typed): void => preview.later(typed.markdown.trim().length < fewest ? null : question(typed)),
    again: (typed: Typed): void => preview.now(question(typed)),
    stop: preview.stop,
  };
}
