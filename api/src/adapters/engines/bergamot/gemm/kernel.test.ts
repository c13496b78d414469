/** The kernel against products done one number at a time, and that it is the one its source says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SECTION, sourceDigest } from './build-kernel.ts';
import { KERNEL_FILE, KERNEL_ROOM, linkKernel } from './link-kernel.ts';

type Size = readonly [rows: number, width: number, cols: number];
type Functions = Record<string, (...args: number[]) => void>;
const memory = new WebAssembly.Memory({ initial: 700 });
const kernel = linkKernel(memory) as Functions;

/** Room in the memory, one piece after the other, each with a margin that must stay as it was. */
const MARGIN = 64;
let end = 0;
function room(bytes: number): number {
  const at = end + MARGIN;
  end = at + bytes + MARGIN;
  new Uint8Array(memory.buffer, at - MARGIN, bytes + 2 * MARGIN).fill(0xa5);
  return at;
}
const floats = (at: number, count: number) => new Float32Array(memory.buffer, at, count);
const bytes = (at: number, count: number) => new Int8Array(memory.buffer, at, count);
const put = (values: ArrayLike<number>): number => {
  const at = room(values.length * 4);
  floats(at, values.length).set(values);
  return at;
};
function intact(at: number, count: number): void {
  for (const margin of [at - MARGIN, at + count]) expect(new Uint8Array(memory.buffer, margin, MARGIN).every((byte) => byte === 0xa5)).toBe(true);
}

/** The same numbers each time. */
let state = 1;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 31 - 1;
};
const many = (count: number, make: () => number = random) => Float32Array.from({ length: count }, make);
const toEven = (value: number): number => {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below & 1) : Math.round(value);
};
const quantized = (value: number, scale: number): number => Math.max(-127, Math.min(127, toEven(Math.fround(Math.fround(value) * Math.fround(scale)))));
const transposed = <T extends Float32Array | Int8Array>(values: T, rows: number, cols: number): T => values.map((_, index) => values[(index % rows) * cols + Math.floor(index / rows)]!) as T;

function prepared(name: string, values: Float32Array, scale: number, ...sizes: [number, number]): { at: number; values: Int8Array } {
  const [input, output] = [put(values), room(values.length)];
  kernel[name]!(input, scale, 0, ...sizes, output);
  intact(output, values.length);
  return { at: output, values: bytes(output, values.length).slice() };
}

function multiplied(a: { at: number }, b: { at: number }, bias: number, [rows, width, cols]: Size, [scaleA, scaleB, multiplier] = [20, 30, 1]): Float32Array {
  const output = room(rows * cols * 4);
  kernel.int8_multiply_and_add_bias!(a.at, scaleA, 0, b.at, scaleB, 0, bias, multiplier, rows, width, cols, output);
  intact(output, rows * cols * 4);
  return floats(output, rows * cols).slice();
}

/** `a` row after row, `b` column after column. */
function expected(a: Int8Array, b: Int8Array, bias: Float32Array, [rows, width, cols]: Size, [scaleA, scaleB, multiplier] = [20, 30, 1]): Float32Array {
  const factor = Math.fround(multiplier / Math.fround(scaleA * scaleB));
  return Float32Array.from({ length: rows * cols }, (_, index) => {
    const [row, col] = [Math.floor(index / cols), index % cols];
    let sum = 0;
    for (let k = 0; k < width; k += 1) sum += a[row * width + k]! * b[col * width + k]!;
    return Math.fround(Math.fround(sum) * factor) + bias[col]!;
  });
}

const SIZES: Size[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14].flatMap((rows) => [[64, 8], [128, 16], [256, 24], [320, 64], [1024, 40]].map(([width, cols]): Size => [rows, width!, cols!]));
SIZES.push([3, 64, 9376], [11, 64, 9376]);

describe('the kernel', () => {
  it('was made from its source as it stands', () => {
    const [written] = WebAssembly.Module.customSections(new WebAssembly.Module(readFileSync(KERNEL_FILE)), SECTION);
    expect(Buffer.from(written!).toString()).toBe(sourceDigest());
  });

  it('is not there where it cannot run', () => {
    expect(linkKernel(memory, new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 2, 3]))).toBeUndefined();
    expect(linkKernel(undefined)).toBeUndefined();
  });

  it('rounds to the nearest, halves to even, and keeps within 127', () => {
    const values = Float32Array.from([0, -0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 126.5, 127.4, 127.6, 128, -127.4, -128, -300, 1e9, -1e9, Infinity, -Infinity, NaN, 0.49999997, 3.7, -3.7, 99.5, ...Array(40).fill(1)]);
    const made = prepared('int8_prepare_a', values, 1, 1, 64).values;
    expect([...made]).toEqual([...values].map((value) => (Number.isNaN(value) ? -127 : quantized(value, 1) + 0)));
  });

  it.each([[3, 64], [7, 320], [1, 1024]])('prepares A of %i × %i', (rows, width) => {
    end = 0;
    const values = many(rows * width, () => random() * 9);
    expect(prepared('int8_prepare_a', values, 17.3, rows, width).values).toEqual(Int8Array.from(values, (value) => quantized(value, 17.3)));
  });

  it.each([[64, 8], [256, 40]])('prepares B of %i × %i from each of its three forms', (width, cols) => {
    end = 0;
    const values = many(width * cols, () => random() * 3);
    const wanted = Int8Array.from(transposed(values, width, cols), (value) => quantized(value, 50));
    expect(prepared('int8_prepare_b', values, 50, width, cols).values).toEqual(wanted);
    expect(prepared('int8_prepare_b_from_transposed', transposed(values, width, cols), 50, width, cols).values).toEqual(wanted);
    const [input, output] = [room(wanted.length), room(wanted.length)];
    bytes(input, wanted.length).set(wanted);
    kernel.int8_prepare_b_from_quantized_transposed!(input, width, cols, output);
    expect(bytes(output, wanted.length)).toEqual(wanted);
    intact(output, wanted.length);
  });

  it('takes the bias as it is, or none', () => {
    const [bias, output] = [many(24), room(96)];
    for (const [from, wanted] of [[put(bias), bias], [0, new Float32Array(24)]] as const) {
      kernel.int8_prepare_bias!(room(0), 20, 0, 30, 0, 64, 24, from, output);
      expect(floats(output, 24)).toEqual(wanted);
    }
    intact(output, 96);
  });

  it('selects columns, one more than once too', () => {
    const b = prepared('int8_prepare_b_from_transposed', many(128 * 40), 120, 128, 40);
    const chosen = [39, 0, 7, 7, 8, 21, 1, 38];
    const [list, output] = [room(32), room(8 * 128)];
    new Uint32Array(memory.buffer, list, 8).set(chosen);
    kernel.int8_select_columns_of_b!(b.at, 128, 40, list, 8, output);
    expect([...bytes(output, 8 * 128)]).toEqual(chosen.flatMap((col) => [...b.values.subarray(col * 128, col * 128 + 128)]));
    intact(output, 8 * 128);
  });

  it.each(SIZES)('multiplies %i rows of %i with %i columns', (...size) => {
    end = 0;
    const [rows, width, cols] = size;
    const a = prepared('int8_prepare_a', many(rows * width), 130, rows, width);
    const b = prepared('int8_prepare_b_from_transposed', many(width * cols), 130, width, cols);
    const bias = many(cols);
    const scales = [21.5, 33.25, 0.5] as [number, number, number];
    const wanted = expected(a.values, b.values, bias, size, scales);
    const given = room(36 * width);
    // With more than `MANY` rows and enough room, what is widened is kept there.
    for (const enough of [36 * width - 1, 36 * width]) {
      kernel.use_room!(given, enough);
      expect(multiplied(a, b, put(bias), size, scales)).toEqual(wanted);
      intact(given, 36 * width);
    }
    kernel.use_room!(0, 0);
  });

  it.each([[1, 1], [1, -1], [-1, -1]])('does not overflow with %i · 127 times %i · 127 everywhere', (left, right) => {
    end = 0;
    const size = [13, 4096, 8] as const;
    const a = prepared('int8_prepare_a', many(13 * 4096, () => left * 1000), 1, 13, 4096);
    const b = prepared('int8_prepare_b', many(4096 * 8, () => right * 1000), 1, 4096, 8);
    for (const bytes of [0, KERNEL_ROOM]) {
      kernel.use_room!(room(bytes), bytes);
      expect([...multiplied(a, b, put(many(8, () => 0)), size, [1, 1, 1])]).toEqual(Array(104).fill(left * right * 127 * 127 * 4096));
    }
  });

  it('gives a row the same result whatever is beside it, with a whole vocabulary of columns', () => {
    end = 0;
    const [width, cols] = [256, 9376];
    const b = prepared('int8_prepare_b_from_transposed', many(width * cols), 127, width, cols);
    const bias = put(many(cols));
    kernel.use_room!(room(KERNEL_ROOM), KERNEL_ROOM);
    const a = prepared('int8_prepare_a', many(15 * width), 127, 15, width);
    const all = multiplied(a, b, bias, [15, width, cols]);
    for (let row = 0; row < 15; row += 1) {
      expect(multiplied({ at: a.at + row * width }, b, bias, [1, width, cols]).every((value, col) => value === all[row * cols + col])).toBe(true);
    }
  });
});
