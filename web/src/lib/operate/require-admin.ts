import { error } from '@sveltejs/kit';
import { requireViewer } from '$lib/request/require-viewer.ts';

/** For the loads of the operator's pages: everybody else is sent to sign in, or told that this is not open to them. */
export function requireAdmin(locals: App.Locals, url: URL): void {
  if (requireViewer(locals, url).role !== 'admin') error(403, { message: 'permission.denied', code: 'permission.denied' });
}
