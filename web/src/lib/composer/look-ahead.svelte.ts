import type { components } from '$lib/api/schema.d.ts';
import { askWhileTyping } from './ask-while-typing.svelte.ts';

type Preview = components['schemas']['Preview'];

/** Asks, while somebody types, what language the server takes the text for and how it will look. */
export function lookAhead() {
  const preview = askWhileTyping<Preview>({ address: '/api/v1/preview', pause: 600, afterTooMany: 30_000, unanswered: { code: 'server.failed', params: {} } });
  const question = (markdown: string, title: string) => ({ markdown, ...(title && { title }) });
  return {
    get shown() { return preview.shown; },
    get failed() { return preview.problem !== null; },
    get busy() { return preview.busy; },
    /** The text changed: asks when the typing pauses. */
    later: (markdown: string, title = ''): void => preview.later(markdown.trim() === '' && title.trim() === '' ? null : question(markdown, title)),
    /** Somebody opened the preview. */
    now: (markdown: string, title = ''): void => preview.now(question(markdown, title)),
    stop: preview.stop,
  };
}
