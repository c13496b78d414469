import type { Viewer } from '../accounts/viewer.ts';
import { Failure } from '../failure.ts';

/** What costs money or a machine's time is for admins to start, and so to see. */
export function assertMayOperate(viewer: Viewer): void {
  if (viewer.role !== 'admin') throw new Failure('permission.denied');
}
