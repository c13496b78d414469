import { tick } from 'svelte';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { page } from '$app/state';
import type { ApiError } from '$lib/api/shapes.ts';
import { needTexts } from '$lib/i18n/load-texts.ts';

interface Options {
  /** Sees the result first; answers true when it has dealt with it. The focus is seen to here in any case. */
  onresult?(result: ActionResult): boolean | Promise<boolean>;
}

/**
 * What `use:enhance` does for every form here: one submit at a time; a lost network or a broken answer never
 * replaces the page (and what was typed), but is said beside the form; focus goes to what needs a look.
 */
export function submission(options: Options = {}) {
  let busy = $state(false);
  let problem = $state<ApiError | null>(null);

  const enhance: SubmitFunction = ({ cancel, formElement }) => {
    if (busy) return cancel();
    busy = true;
    problem = null;
    return async ({ result, update }) => {
      await needTexts(page.data.prefs.locale, ['errors']);
      try {
        const dealtWith = (await options.onresult?.(result)) ?? false;
        if (!dealtWith && result.type === 'error') problem = { code: problemOf(result), params: {} };
        else if (!dealtWith) await update({ reset: false });
      } finally {
        busy = false;
      }
      await tick();
      focusError(formElement);
    };
  };

  return {
    enhance,
    get busy() {
      return busy;
    },
    /** An error that came without an answer of the form: offline, or a broken server. */
    get problem() {
      return problem;
    },
  };
}

function problemOf(result: Extract<ActionResult, { type: 'error' }>): string {
  // A fetch that failed has no status; everything else is an answer of a server in trouble.
  return result.status === undefined ? 'offline' : ((result.error as { code?: string } | null)?.code ?? 'server.failed');
}

export function focusError(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
}
