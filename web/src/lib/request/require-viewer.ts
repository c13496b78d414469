import { redirect } from '@sveltejs/kit';
import type { Viewer } from '$lib/api/shapes.ts';
import { paths } from '$lib/paths.ts';

/** For the loads of pages only members use: sends everybody else to sign in and back. */
export function requireViewer(locals: App.Locals, url: URL): Viewer {
  if (locals.viewer) return locals.viewer;
  redirect(303, paths.signIn(url.pathname + url.search));
}
