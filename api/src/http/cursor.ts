/** Opaque cursors: a place in a list, as text that is checked when it comes back. Knows no fastify. */
import { Failure } from '../failure.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function write(kind: string, parts: (string | number)[]): string {
  return Buffer.from([kind, ...parts].join(' ')).toString('base64url');
}

function read(kind: string, cursor: string, count: number): string[] {
  const [found, ...parts] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (found !== kind || parts.length !== count) throw new Failure('cursor.invalid');
  return parts;
}

/** A place in a list that goes back in time. */
export interface TimePosition {
  at: Date;
  id: string;
}

export function writeTimeCursor(kind: string, { at, id }: TimePosition): string {
  return write(kind, [at.getTime(), id]);
}

export function readTimeCursor(kind: string, cursor: string | undefined): TimePosition | null {
  if (cursor === undefined) return null;
  const [time = '', id = ''] = read(kind, cursor, 2);
  if (!/^\d{1,14}$/.test(time) || !UUID.test(id)) throw new Failure('cursor.invalid');
  return { at: new Date(Number(time)), id };
}

export function writePathCursor(path: string): string {
  return write('p', [path]);
}

export function readPathCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [path = ''] = read('p', cursor, 1);
  if (!/^[0-9a-z]{5}(\/[0-9a-z]{5}){0,50}$/.test(path)) throw new Failure('cursor.invalid');
  return path;
}
