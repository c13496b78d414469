import type { Viewer } from '../accounts/viewer.ts';
import { permissionDenied } from '../communities/errors.ts';

/** What costs money or a machine's time is for admins to start, and so to see. */
export function assertMayOperate(viewer: Viewer): void {
  if (viewer.role !== 'admin') throw permissionDenied();
}
