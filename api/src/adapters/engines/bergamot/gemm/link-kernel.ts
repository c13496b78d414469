/// <reference path="../web-assembly.d.ts" />
/** The house's own 8-bit products, ready to be imported by the runtime whose memory they work in. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const KERNEL_FILE = fileURLToPath(new URL('./kernel.wasm', import.meta.url));

/** The functions by the names the runtime imports, or `undefined` where this machine cannot run them. */
export function linkKernel(memory: unknown, bytes: Uint8Array = readFileSync(KERNEL_FILE)): Record<string, unknown> | undefined {
  try {
    return { ...new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports };
  } catch {
    return undefined;
  }
}
