/** A thread's tree as text that sorts: each post's number in base 36, five wide, behind those of its ancestors. */

/** Deeper than this a reply stands beside its ancestor at this depth: nobody can follow, or indent, further. */
export const DEEPEST = 40;
const WIDTH = 5;

export interface Place {
  depth: number;
  path: string;
}

export function segment(seq: number): string {
  return seq.toString(36).padStart(WIDTH, '0');
}

export const OPENING: Place = { depth: 0, path: segment(0) };

/** Where the `seq`-th post of a thread stands when it answers `parent`; without one it answers the thread. */
export function placeReply(seq: number, parent: Place | null): Place {
  if (!parent) return { depth: 1, path: segment(seq) };
  if (parent.depth < DEEPEST) return { depth: parent.depth + 1, path: `${parent.path}/${segment(seq)}` };
  return { depth: DEEPEST, path: `${parent.path.slice(0, parent.path.lastIndexOf('/'))}/${segment(seq)}` };
}
