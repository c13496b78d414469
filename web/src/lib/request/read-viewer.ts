import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '$lib/api/shapes.ts';

/** The account behind the session cookie; asks nothing when there is no cookie. */
export async function readViewer(event: RequestEvent): Promise<Viewer | null> {
  if (!event.cookies.get('laoyou_session')) return null;
  const response = await event.fetch('/api/v1/session');
  if (!response.ok) return null;
  const { account } = (await response.json()) as { account: Viewer | null };
  return account;
}
