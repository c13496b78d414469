/**
 * A read-only map from string to string kept as one sorted buffer, looked up by binary search.
 * Two hundred thousand entries as JavaScript strings would cost a hundred megabytes and half a second
 * to build at every start; this costs its own size and nothing to build.
 */

/** Entries as bytes `key TAB value LF`, sorted by the bytes of the key, with the offset of each. */
export interface StringTableParts {
  bytes: Buffer;
  offsets: Uint32Array;
}

const TAB = 9;

export class StringTable {
  readonly size: number;
  private readonly bytes: Buffer;
  private readonly offsets: Uint32Array;

  constructor({ bytes, offsets }: StringTableParts) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.size = offsets.length;
  }

  has(key: string): boolean {
    return this.find(key) >= 0;
  }

  get(key: string): string | undefined {
    const at = this.find(key);
    if (at < 0) return undefined;
    const start = this.offsets[at]! + Buffer.byteLength(key) + 1;
    return this.bytes.toString('utf8', start, this.endOf(at));
  }

  private endOf(at: number): number {
    return (at + 1 < this.size ? this.offsets[at + 1]! : this.bytes.length) - 1;
  }

  private find(key: string): number {
    const wanted = Buffer.from(key);
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(wanted, this.offsets[middle]!);
      if (order === 0) return middle;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return -1;
  }

  /** Compares with the key that begins at `start`; the key ends at its TAB. */
  private compare(wanted: Buffer, start: number): number {
    for (let i = 0; i < wanted.length; i++) {
      const there = this.bytes[start + i]!;
      if (there === TAB) return 1;
      const difference = wanted[i]! - there;
      if (difference !== 0) return difference;
    }
    return this.bytes[start + wanted.length] === TAB ? 0 : -1;
  }
}

/** Lays entries out as a table; keys and values must hold no tab and no line feed. */
export function layOutTable(entries: Iterable<readonly [string, string]>): StringTableParts {
  const rows = [...entries].map(([key, value]) => ({ key: Buffer.from(key), value: Buffer.from(value) }));
  rows.sort((a, b) => Buffer.compare(a.key, b.key));
  const offsets = new Uint32Array(rows.length);
  const chunks: Buffer[] = [];
  let at = 0;
  rows.forEach(({ key, value }, index) => {
    offsets[index] = at;
    chunks.push(key, Buffer.from('\t'), value, Buffer.from('\n'));
    at += key.length + value.length + 2;
  });
  return { bytes: Buffer.concat(chunks), offsets };
}
