import { fail, type ActionFailure } from '@sveltejs/kit';
import { errorOf } from '$lib/api/client.ts';
import type { ApiError } from '$lib/api/shapes.ts';

/** What a form gets back: what was wrong, which form of the page it was, and everything typed except passwords. */
export interface FormFailure {
  error: ApiError;
  form: string;
  values: Record<string, string>;
}

/** The API's refusal as a form's failure. */
export function failed(
  answer: { error?: unknown; response: Response },
  sent: FormData,
  form = 'form',
): ActionFailure<FormFailure> {
  return failedWith(errorOf(answer), answer.response.status, sent, form);
}

export function failedWith(error: ApiError, status: number, sent: FormData, form = 'form'): ActionFailure<FormFailure> {
  return fail(status >= 400 ? status : 500, { error, form, values: typed(sent) });
}

const secret = /password|current|^next_password$/;

function typed(sent: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of sent) {
    if (typeof value === 'string' && !secret.test(name)) values[name] = name in values ? `${values[name]}.${value}` : value;
  }
  return values;
}

/** A text field of a form, as sent. */
export function field(sent: FormData, name: string): string {
  const value = sent.get(name);
  return typeof value === 'string' ? value : '';
}
