import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import type { ApiError } from '$lib/api/shapes.ts';
import type { FormFailure } from '$lib/forms/failed.ts';
import { submission } from '$lib/forms/submission.svelte.ts';
import type { Writing } from './writing.svelte.ts';

interface Options {
  /** What the server already said, when the page was made without scripts. */
  error?: () => ApiError | null | undefined;
  /** It is posted; answers true when the page need not go there. */
  onposted?: ((location: string) => boolean) | undefined;
}

/** Sends what was written. The draft goes only when the server has the text; whatever fails leaves everything in place. */
export function sending(text: () => Writing, { error, onposted }: Options = {}) {
  let refusal = $state<ApiError | null | undefined>(undefined);

  async function onresult(result: ActionResult): Promise<boolean> {
    if (result.type === 'redirect') {
      text().posted();
      if (onposted?.(result.location)) return true;
      await applyAction(result);
      return true;
    }
    if (result.type !== 'failure') {
      text().save();
      return false;
    }
    refusal = (result.data as FormFailure | undefined)?.error ?? { code: 'server.failed', params: {} };
    // After a named refusal nothing is stored; after trouble at the server nobody knows, so the key stays.
    if (result.status < 500) text().refused();
    else text().save();
    return true;
  }

  const form = submission({ onresult });
  const enhance: SubmitFunction = (input) => {
    if (!form.busy) {
      refusal = null;
      input.formData.set('submissionKey', text().sending());
    }
    return form.enhance(input);
  };

  return {
    enhance,
    get busy() { return form.busy; },
    get error(): ApiError | null {
      return form.problem ?? (refusal === undefined ? (error?.() ?? null) : refusal);
    },
  };
}
