import type { components } from '$lib/api/schema.d.ts';

export type TranslationPreview = components['schemas']['TranslationPreview'];

/** A translation costs more than a look at the language, so the pause is longer. */
const pause = 1500;
const afterTooMany = 20_000;
/** A word or two says nothing yet. */
const fewest = 8;

interface Typed {
  markdown: string;
  title: string;
  language: string;
}

/** Asks, while somebody types, how the text will read in the other language and what that says when translated back. */
export function foresee(community: () => string | undefined) {
  let shown = $state.raw<TranslationPreview | null>(null);
  let problem = $state<{ code: string; params: Record<string, string | number | boolean> } | null>(null);
  let busy = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let asked = '';
  let quietUntil = 0;

  async function ask({ markdown, title, language }: Typed): Promise<void> {
    const slug = community();
    const body = JSON.stringify({ markdown, ...(title.trim() && { title }), ...(language && { language }), ...(slug && { community: slug }) });
    if (body === asked && !problem) return;
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    asked = body;
    busy = true;
    try {
      const response = await fetch('/api/v1/preview/translation', { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal });
      const answer = (await response.json()) as TranslationPreview & { code: string; params: Record<string, string> };
      if (signal.aborted) return;
      if (response.status === 429) quietUntil = Date.now() + afterTooMany;
      problem = response.ok ? null : { code: answer.code, params: answer.params };
      if (response.ok) shown = answer;
    } catch {
      if (!signal.aborted) problem = { code: 'translation.unavailable', params: {} };
    } finally {
      if (!signal.aborted) busy = false;
    }
  }

  return {
    /** The newest answer, also while a newer one is on its way. */
    get shown() { return shown; },
    get problem() { return problem; },
    get busy() { return busy; },
    /** The text changed: asks when the typing pauses. */
    later(typed: Typed): void {
      clearTimeout(timer);
      if (typed.markdown.trim().length < fewest) {
        asking?.abort();
        [shown, problem, busy, asked] = [null, null, false, ''];
        return;
      }
      timer = setTimeout(() => void ask(typed), Math.max(pause, quietUntil - Date.now()));
    },
    again(typed: Typed): void {
      clearTimeout(timer);
      void ask(typed);
    },
    stop(): void {
      clearTimeout(timer);
      asking?.abort();
    },
  };
}
