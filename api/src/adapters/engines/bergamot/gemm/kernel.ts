/**
 * Products of 8-bit matrices for Marian, in AssemblyScript: `build-kernel.ts` makes `kernel.wasm` of it; it never runs as
 * TypeScript. It works in the runtime's memory and has none of its own, so: no strings, no objects, no static data.
 *
 * C = A · B + bias. A has `rows` × `width` floats and is kept as signed bytes, row after row. B is kept column after
 * column, as model files store it. `width` is a multiple of 64, columns are a multiple of 8, rows are as many as they
 * are. Sums are exact integers: a row comes out the same whatever rows stand beside it.
 */

/** Adding it leaves a float's nearest integer, halves to even, in its lowest bits. */
// @ts-ignore: decorator
@inline const ROUND: f32 = 12582912.0; // 1.5 · 2^23
// @ts-ignore: decorator
@inline const LIMIT: f32 = 127.0;

/** Four floats, scaled, as integers of ±127. What is not a number becomes -127. */
// @ts-ignore: decorator
@inline function four(input: usize, scale: v128): v128 {
  const scaled = f32x4.mul(v128.load(input), scale);
  const low = f32x4.splat(-LIMIT);
  const bounded = f32x4.pmin(f32x4.splat(LIMIT), f32x4.pmax(low, scaled));
  const round = f32x4.splat(ROUND);
  return i32x4.sub(f32x4.add(bounded, round), round);
}

// @ts-ignore: decorator
@inline function sixteen(input: usize, scale: v128): v128 {
  return i8x16.narrow_i16x8_s(
    i16x8.narrow_i32x4_s(four(input, scale), four(input + 16, scale)),
    i16x8.narrow_i32x4_s(four(input + 32, scale), four(input + 48, scale)),
  );
}

/** `count` is a multiple of 16. */
function quantize(input: usize, scale: f32, count: u32, output: usize): void {
  const scales = f32x4.splat(scale);
  for (const end = output + count; output < end; output += 16, input += 64) v128.store(output, sixteen(input, scales));
}

export function int8_prepare_a(input: usize, scale: f32, zero: f32, rows: u32, width: u32, output: usize): void {
  quantize(input, scale, rows * width, output);
}

export function int8_prepare_b(input: usize, scale: f32, zero: f32, width: u32, cols: u32, output: usize): void {
  const scales = f32x4.splat(scale);
  for (let row: u32 = 0; row < width; row++) {
    for (let col: u32 = 0; col < cols; col += 4, input += 16) {
      const values = four(input, scales);
      const at = output + col * width + row;
      store<i8>(at, i32x4.extract_lane(values, 0));
      store<i8>(at + width, i32x4.extract_lane(values, 1));
      store<i8>(at + 2 * width, i32x4.extract_lane(values, 2));
      store<i8>(at + 3 * width, i32x4.extract_lane(values, 3));
    }
  }
}

export function int8_prepare_b_from_transposed(input: usize, scale: f32, zero: f32, width: u32, cols: u32, output: usize): void {
  quantize(input, scale, width * cols, output);
}

export function int8_prepare_b_from_quantized_transposed(input: usize, width: u32, cols: u32, output: usize): void {
  memory.copy(output, input, width * cols);
}

/** A is signed, so nothing has to be taken off again. */
export function int8_prepare_bias(b: usize, scaleA: f32, zeroA: f32, scaleB: f32, zeroB: f32, width: u32, cols: u32, bias: usize, output: usize): void {
  if (bias) memory.copy(output, bias, cols * 4);
  else memory.fill(output, 0, cols * 4);
}

export function int8_select_columns_of_b(b: usize, width: u32, cols: u32, chosen: usize, count: u32, output: usize): void {
  for (const end = chosen + count * 4; chosen < end; chosen += 4, output += width) {
    memory.copy(output, b + load<u32>(chosen) * width, width);
  }
}

/** The sums of four vectors, as one. */
// @ts-ignore: decorator
@inline function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(i32x4.shuffle(a, b, 0, 4, 1, 5), i32x4.shuffle(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(i32x4.shuffle(c, d, 0, 4, 1, 5), i32x4.shuffle(c, d, 2, 6, 3, 7));
  return i32x4.add(i64x2.shuffle(ab, cd, 0, 2), i64x2.shuffle(ab, cd, 1, 3));
}

// @ts-ignore: decorator
@inline function eight(at: usize): v128 { return v128.load_ext<i8>(at); }
// @ts-ignore: decorator
@inline function more(sum: v128, a: v128, b: v128): v128 { return i32x4.add(sum, i32x4.dot_i16x8_s(a, b)); }
// @ts-ignore: decorator
@inline function finish(output: usize, sum: v128, unquantize: v128, bias: v128): void {
  v128.store(output, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), unquantize), bias));
}

/** Columns that are widened at a time, and from how many rows on that is worth while. */
// @ts-ignore: decorator
@inline const PANEL: usize = 16;
// @ts-ignore: decorator
@inline const MANY: u32 = 10;

/** Room to widen bytes in, once for all products they are in; without it each product widens its own. */
let room: usize = 0;
let roomBytes: usize = 0;

/** Gives the kernel room in the runtime's memory. It needs 36 bytes for each of `width`, or does without. */
export function use_room(at: usize, bytes: usize): void {
  room = at;
  roomBytes = bytes;
}

export function int8_multiply_and_add_bias(a: usize, scaleA: f32, zeroA: f32, b: usize, scaleB: f32, zeroB: f32, bias: usize, multiplier: f32, rows: u32, width: u32, cols: u32, output: usize): void {
  const unquantize = f32x4.splat(multiplier / (scaleA * scaleB));
  if (rows >= MANY && (PANEL + 2) * 2 * width <= roomBytes) multiplyMany(a, b, bias, rows, width, cols, output, unquantize);
  else multiplyFew(a, b, bias, rows, width, cols, output, unquantize);
}

/** Four columns outside, so that they stay in the nearest cache; rows inside, by twos, which share what is loaded of B. */
function multiplyFew(a: usize, b: usize, bias: usize, rows: usize, width: usize, cols: usize, output: usize, unquantize: v128): void {
  const rowBytes = cols * 4;
  const endA = a + rows * width;
  for (const endB = b + width * cols; b < endB; b += 4 * width, bias += 16, output += 16) {
    const biases = v128.load(bias);
    let out = output;
    let row = a;
    for (; row + width < endA; row += 2 * width, out += 2 * rowBytes) {
      twoRows(row, b, width, 1, out, rowBytes, unquantize, biases);
    }
    if (row < endA) oneRow(row, b, width, out, unquantize, biases);
  }
}

/** The same, with a panel of columns, and then two rows at a time, widened beforehand. */
function multiplyMany(a: usize, b: usize, bias: usize, rows: usize, width: usize, cols: usize, output: usize, unquantize: v128): void {
  const rowBytes = cols * 4;
  const endA = a + rows * width;
  const wide = width * 2;
  const pair = room + PANEL * wide;
  for (let col: usize = 0; col < cols; col += PANEL) {
    const panel = min(PANEL, cols - col);
    widen(b + col * width, panel * width, room);
    let out = output + col * 4;
    let row = a;
    for (; row + width < endA; row += 2 * width, out += 2 * rowBytes) {
      widen(row, wide, pair);
      for (let at: usize = 0; at < panel; at += 4) {
        twoRows(pair, room + at * wide, wide, 2, out + at * 4, rowBytes, unquantize, v128.load(bias + (col + at) * 4));
      }
    }
    if (row >= endA) continue;
    for (let at: usize = 0; at < panel; at += 4) {
      oneRow(row, b + (col + at) * width, width, out + at * 4, unquantize, v128.load(bias + (col + at) * 4));
    }
  }
}

// @ts-ignore: decorator
@inline function widen(from: usize, count: usize, to: usize): void {
  for (const end = from + count; from < end; from += 8, to += 16) v128.store(to, eight(from));
}

/** Eight numbers, of one byte or of two each. */
// @ts-ignore: decorator
@inline function numbers(at: usize, size: usize): v128 { return size == 1 ? eight(at) : v128.load(at); }

/** `width` is in bytes, and a number has `size` of them. */
// @ts-ignore: decorator
@inline function twoRows(a: usize, b: usize, width: usize, size: usize, out: usize, rowBytes: usize, unquantize: v128, biases: v128): void {
  let s0 = i32x4.splat(0), s1 = i32x4.splat(0), s2 = i32x4.splat(0), s3 = i32x4.splat(0);
  let t0 = i32x4.splat(0), t1 = i32x4.splat(0), t2 = i32x4.splat(0), t3 = i32x4.splat(0);
  const b1 = b + width, b2 = b1 + width, b3 = b2 + width, a1 = a + width;
  for (let k: usize = 0; k < width; k += 8 * size) {
    const x = numbers(a + k, size), y = numbers(a1 + k, size);
    let v = numbers(b + k, size);
    s0 = more(s0, x, v); t0 = more(t0, y, v);
    v = numbers(b1 + k, size);
    s1 = more(s1, x, v); t1 = more(t1, y, v);
    v = numbers(b2 + k, size);
    s2 = more(s2, x, v); t2 = more(t2, y, v);
    v = numbers(b3 + k, size);
    s3 = more(s3, x, v); t3 = more(t3, y, v);
  }
  finish(out, sums(s0, s1, s2, s3), unquantize, biases);
  finish(out + rowBytes, sums(t0, t1, t2, t3), unquantize, biases);
}

// @ts-ignore: decorator
@inline function oneRow(a: usize, b: usize, width: usize, out: usize, unquantize: v128, biases: v128): void {
  let s0 = i32x4.splat(0), s1 = i32x4.splat(0), s2 = i32x4.splat(0), s3 = i32x4.splat(0);
  const b1 = b + width, b2 = b1 + width, b3 = b2 + width;
  for (let k: usize = 0; k < width; k += 8) {
    const x = eight(a + k);
    s0 = more(s0, x, eight(b + k));
    s1 = more(s1, x, eight(b1 + k));
    s2 = more(s2, x, eight(b2 + k));
    s3 = more(s3, x, eight(b3 + k));
  }
  finish(out, sums(s0, s1, s2, s3), unquantize, biases);
}
