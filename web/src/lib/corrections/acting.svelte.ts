import { tick } from 'svelte';
import type { ActionResult } from '@sveltejs/kit';
import type { ApiError } from '$lib/api/shapes.ts';
import { submission } from '$lib/forms/submission.svelte.ts';
import { asOutcome, type Acting, type Outcome, type Refused } from './shapes.ts';
import { ACTED } from './waiting.ts';

/** A form about suggestions where scripts run: nobody leaves the page, what is there now is shown, and what was refused stays typed. */
export function acting(to: () => Pick<Acting, 'ondone' | 'onrefused'>, after?: () => void) {
  let refusal = $state<ApiError | null | undefined>(undefined);

  async function onresult(result: ActionResult): Promise<boolean> {
    dispatchEvent(new Event(ACTED));
    if (result.type === 'redirect') {
      const { searchParams } = new URL(result.location, location.href);
      const done: Outcome | null = asOutcome(searchParams.get('done'));
      // To sign in, say: not an outcome of ours.
      if (!done) return false;
      refusal = null;
      after?.();
      await tick();
      await to().ondone(done, Number(searchParams.get('at')));
      return true;
    }
    if (result.type !== 'failure') return false;
    refusal = (result.data as Refused | undefined)?.error ?? { code: 'server.failed', params: {} };
    await to().onrefused?.();
    return true;
  }

  const form = submission({ onresult });
  return {
    enhance: form.enhance,
    get busy() { return form.busy; },
    /** Why it was refused; undefined while scripts have sent nothing. */
    get problem(): ApiError | null | undefined { return form.problem ?? refusal; },
  };
}
