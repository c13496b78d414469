import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Prefs, Thread } from '$lib/api/shapes.ts';

/** A rendered page, cut where its nonce stood: every reader gets one of their own. */
interface KeptPage {
  revision: number;
  madeAt: number;
  pieces: Buffer[];
  bytes: number;
  headers: [string, string][];
}

/** A page says how long ago things were; after this it would say it wrongly. */
const FRESH_MS = 30_000;
const MOST_BYTES = 48 * 1024 * 1024;
/** What else may stand in an address makes too many different pages to keep. */
const KEPT_PARAMS = new Set(['view', 'cursor', 'script']);

const pages = new Map<string, KeptPage>();
let held = 0;

/**
 * Answers a thread page to a reader without an account from one rendered before, if the thread has not changed since:
 * its revision, which every change a reader could see raises, is read for each request. Else renders, and keeps it.
 */
export async function keptOrRendered(event: RequestEvent, prefs: Prefs, render: () => Promise<Response>): Promise<Response> {
  if (!mayKeep(event)) return render();
  const revision = await readRevision(event, prefs);
  if (revision === null) return render();
  const key = JSON.stringify([event.url.pathname, event.url.search, prefs]);
  const kept = pages.get(key);
  if (kept && kept.revision === revision && Date.now() - kept.madeAt < FRESH_MS) return answer(kept);
  const response = await render();
  if (event.locals.passing) return response;
  // Read before it was rendered: what came in between makes the page newer than it claims, never older.
  return keep(key, revision, response);
}

function mayKeep({ request, route, url, cookies, isDataRequest }: RequestEvent): boolean {
  return (
    request.method === 'GET' && route.id === '/t/[id]' && !isDataRequest && !cookies.get('laoyou_session') &&
    url.search.length < 200 && [...url.searchParams.keys()].every((name) => KEPT_PARAMS.has(name))
  );
}

async function readRevision({ fetch, params }: RequestEvent, prefs: Prefs): Promise<number | null> {
  const response = await fetch(`/api/v1/threads/${encodeURIComponent(params.id ?? '')}?lang=${prefs.lang}&view=original&limit=1`);
  if (!response.ok) return null;
  return ((await response.json()) as { thread: Thread }).thread.revision;
}

async function keep(key: string, revision: number, response: Response): Promise<Response> {
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  if (response.status !== 200 || !nonce || response.headers.getSetCookie().length > 0) return response;
  const pieces = (await response.text()).split(nonce).map((piece) => Buffer.from(piece));
  const headers = [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length').map(([name, value]) => [name, value.replace(nonce, NONCE)] as [string, string]);
  const made = { revision, madeAt: Date.now(), pieces, headers, bytes: pieces.reduce((sum, { length }) => sum + length, 0) };
  drop(key);
  pages.set(key, made);
  held += made.bytes;
  for (const oldest of pages.keys()) {
    if (held <= MOST_BYTES) break;
    drop(oldest);
  }
  return answer(made);
}

function drop(key: string): void {
  held -= pages.get(key)?.bytes ?? 0;
  pages.delete(key);
}

const NONCE = '%nonce%';

function answer({ pieces, headers }: KeptPage): Response {
  const nonce = randomBytes(16).toString('base64');
  const mark = Buffer.from(nonce);
  const body = Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [mark, piece])));
  return new Response(body, { headers: headers.map(([name, value]): [string, string] => [name, value.replace(NONCE, nonce)]) });
}
