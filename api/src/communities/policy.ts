import type { Viewer } from '../accounts/viewer.ts';
import { permissionDenied } from './errors.ts';

/** Communities are made by admins. */
export function assertMayCreate(viewer: Viewer): void {
  if (viewer.role !== 'admin') throw permissionDenied();
}
