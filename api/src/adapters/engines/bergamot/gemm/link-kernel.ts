/// <reference path="../web-assembly.d.ts" />
/** The house's own 8-bit products, ready to be imported by the runtime whose memory they work in. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const KERNEL_FILE = fileURLToPath(new URL('./kernel.wasm', import.meta.url));

/** Bytes of the runtime's memory that the kernel is best given, with `use_room`: enough for a width of 4096. */
export const KERNEL_ROOM = 36 * 4096;

/** Functions for the runtime to import, by name. */
export type Gemm = Record<string, (...args: any[]) => unknown>;

/** The functions by the names the runtime imports, or `undefined` where this machine cannot run them. */
export function linkKernel(memory: unknown, bytes: Uint8Array<ArrayBuffer> = new Uint8Array(readFileSync(KERNEL_FILE))): Gemm | undefined {
  try {
    return { ...new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: memory as object } } as WebAssembly.Imports).exports } as Gemm;
  } catch {
    return undefined;
  }
}
