import type { ApiError } from '$lib/api/shapes.ts';

interface Asking {
  /** Where it is asked, by POST. */
  address: string;
  /** How long the typing has to pause, in milliseconds. */
  pause: number;
  /** How long nothing is asked after the server said that it was too much. */
  afterTooMany: number;
  /** What is wrong when there is no answer at all. */
  unanswered: ApiError;
}

/** Asks the server about a text that is being written: when the typing pauses, and only the newest question counts. */
export function askWhileTyping<Answer>({ address, pause, afterTooMany, unanswered }: Asking) {
  let shown = $state.raw<Answer | null>(null);
  let problem = $state.raw<ApiError | null>(null);
  let busy = $state(false);
  // The question that what is shown answers, and the one that would be asked of the text as it stands.
  let answered = $state('');
  let wanted = $state('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let asked = '';
  let quietUntil = 0;

  async function ask(question: object): Promise<void> {
    const body = JSON.stringify(question);
    if (body === asked && !problem) return;
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    asked = body;
    busy = true;
    try {
      const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal });
      const answer = (await response.json()) as Answer | ApiError;
      if (signal.aborted) return;
      if (response.status === 429) quietUntil = Date.now() + afterTooMany;
      problem = response.ok ? null : (answer as ApiError);
      if (response.ok) [shown, answered] = [answer as Answer, body];
    } catch {
      if (!signal.aborted) problem = unanswered;
    } finally {
      if (!signal.aborted) busy = false;
    }
  }

  return {
    /** The newest answer, also while a newer one is on its way. */
    get shown() { return shown; },
    /** What is shown is about the text as it stands, not about how it was before. */
    get current() { return shown !== null && answered === wanted; },
    get problem() { return problem; },
    get busy() { return busy; },
    /** The text changed: asks when the typing pauses. `null`: there is nothing to ask. */
    later(question: object | null): void {
      clearTimeout(timer);
      if (question === null) {
        asking?.abort();
        [shown, problem, busy, asked, wanted] = [null, null, false, '', ''];
        return;
      }
      wanted = JSON.stringify(question);
      timer = setTimeout(() => void ask(question), Math.max(pause, quietUntil - Date.now()));
    },
    /** Somebody wants to know at once. */
    now(question: object): void {
      clearTimeout(timer);
      wanted = JSON.stringify(question);
      void ask(question);
    },
    stop(): void {
      clearTimeout(timer);
      asking?.abort();
    },
  };
}
