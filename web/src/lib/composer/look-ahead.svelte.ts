import type { components } from '$lib/api/schema.d.ts';

type Preview = components['schemas']['Preview'];

const pause = 600;
const afterTooMany = 30_000;

/** Asks the server, while somebody types, what language it takes the text for and how it will look. */
export function lookAhead() {
  let shown = $state<Preview | null>(null);
  let failed = $state(false);
  let busy = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  let quietUntil = 0;

  async function ask(markdown: string, title: string): Promise<void> {
    const body = JSON.stringify({ markdown, ...(title && { title }) });
    if (body === asked && !failed) return;
    asked = body;
    busy = true;
    try {
      const response = await fetch('/api/v1/preview', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (response.status === 429) quietUntil = Date.now() + afterTooMany;
      if (!response.ok) throw new Error(`Preview answered ${response.status}.`);
      const preview = (await response.json()) as Preview;
      // Something newer was asked meanwhile: its answer counts.
      if (body !== asked) return;
      shown = preview;
      failed = false;
    } catch {
      if (body === asked) failed = true;
    } finally {
      if (body === asked) busy = false;
    }
  }

  return {
    get shown() { return shown; },
    get failed() { return failed; },
    get busy() { return busy; },
    /** The text changed: asks when the typing pauses. */
    later(markdown: string, title = ''): void {
      clearTimeout(timer);
      if (markdown.trim() === '' && title.trim() === '') {
        shown = null;
        asked = '';
        return;
      }
      timer = setTimeout(() => void ask(markdown, title), Math.max(pause, quietUntil - Date.now()));
    },
    /** Somebody opened the preview. */
    now(markdown: string, title = ''): void {
      clearTimeout(timer);
      void ask(markdown, title);
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
