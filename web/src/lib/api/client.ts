import { error } from '@sveltejs/kit';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.d.ts';
import type { ApiError } from './shapes.ts';

/**
 * The API, typed by its OpenAPI document: `api(fetch).GET('/threads/{id}', …)`.
 * Give it the `fetch` of the load or action; on the server that call never leaves the process.
 */
export function api(fetch: typeof globalThis.fetch): Client<paths> {
  return createClient<paths>({
    baseUrl: '/api/v1',
    Request: Asked as unknown as typeof Request,
    fetch: (asked) => fetch((asked as unknown as Asked).address, (asked as unknown as Asked).init),
  });
}

/** Stands in for Request, which refuses a path without a host on the server. */
class Asked {
  constructor(
    readonly address: string,
    readonly init: RequestInit,
  ) {}
}

/** The named error of an answer, whatever came back. */
export function errorOf(answer: { error?: unknown; response: Response }): ApiError {
  const body = answer.error as Partial<ApiError> | undefined;
  if (typeof body?.code === 'string') return { code: body.code, params: body.params ?? {} };
  return { code: answer.response.status === 503 ? 'server.busy' : 'server.failed', params: {} };
}

/** For loads: the data, or the error page with the API's code. */
export function unwrap<T>(answer: { data?: T; error?: unknown; response: Response }): NonNullable<T> {
  if (answer.response.ok && answer.data !== undefined) return answer.data as NonNullable<T>;
  const { code, params } = errorOf(answer);
  error(answer.response.status >= 400 ? answer.response.status : 502, { message: code, code, params });
}
