/** Pieces of a text compared with its earlier version, in reading order. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** Past this much work a word-by-word comparison says little to a reader; lines are compared instead. */
const patience = 600;

/** What changed between two texts: words of Latin script and single Han characters, or lines where nearly all is new. */
export function compareTexts(before: string, after: string): Piece[] {
  const words = compare(split(before), split(after));
  return words ?? compare(before.split(/(?<=\n)/), after.split(/(?<=\n)/)) ?? whole(before, after);
}

function whole(before: string, after: string): Piece[] {
  return join([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
}

function split(text: string): string[] {
  return text.match(/\s+|[\p{Script=Latin}\p{N}\p{M}'’_-]+|./gsu) ?? [];
}

/** Myers' shortest edit script, after what is common at both ends; null when the two are too far apart. */
function compare(before: string[], after: string[]): Piece[] | null {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const middle = shortestScript(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return middle && join([...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))]);
}

function same(tokens: string[]): Piece[] {
  return tokens.map((text) => ({ kind: 'same', text }));
}

function shortestScript(a: string[], b: string[]): Piece[] | null {
  const most = Math.min(a.length + b.length, patience);
  // How far each diagonal has come, indexed by k + most + 1.
  const reach = new Int32Array(2 * most + 3);
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trail.push(reach.slice(most - edits, most + edits + 3));
    for (let k = -edits; k <= edits; k += 2) {
      const at = k + most + 1;
      const left = reach[at - 1] as number;
      const right = reach[at + 1] as number;
      let x = k === -edits || (k !== edits && left < right) ? right : left + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[at] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trail);
    }
  }
  return null;
}

function walkBack(a: string[], b: string[], trail: Int32Array[]): Piece[] {
  const pieces: Piece[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const reach = trail[edits] as Int32Array;
    const k = x - y;
    const at = k + edits + 1;
    const left = reach[at - 1] as number;
    const right = reach[at + 1] as number;
    const down = k === -edits || (k !== edits && left < right);
    const fromX = edits === 0 ? 0 : down ? right : left;
    const fromY = edits === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY) {
      x--;
      y--;
      pieces.push({ kind: 'same', text: a[x] as string });
    }
    if (edits === 0) break;
    if (down) pieces.push({ kind: 'added', text: b[--y] as string });
    else pieces.push({ kind: 'removed', text: a[--x] as string });
  }
  return pieces.reverse();
}

/** Neighbours of one kind become one piece, and within a change the removed stands before the added. */
function join(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text) {
      flush();
      const last = joined.at(-1);
      if (last?.kind === 'same') last.text += text;
      else joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}
