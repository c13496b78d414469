/**
 * Compiles the kernel: `pnpm --filter @laoyou/api build:kernel`. The result is committed, with the digest of its source
 * in it, so that neither running nor testing needs the compiler, which is a hundred megabytes large.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KERNEL_FILE } from './link-kernel.ts';

const COMPILER = 'assemblyscript@0.28.20';
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '--noColors'];
const SOURCE = fileURLToPath(new URL('./kernel.ts', import.meta.url));
/** Name of the section of `kernel.wasm` that says which source it was made from. */
export const SECTION = 'source';

/** Digest of the source as it stands. */
export const sourceDigest = (): string => createHash('sha256').update(readFileSync(SOURCE)).digest('hex');

function buildKernel(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const [wasm, text] = [join(folder, 'kernel.wasm'), join(folder, 'kernel.wat')];
    execFileSync('npx', ['--yes', `--package=${COMPILER}`, 'asc', SOURCE, '--outFile', wasm, '--textFile', text, ...OPTIONS], { stdio: 'inherit' });
    // It would be written over what the runtime has at the same place.
    if (/^ *\((data|memory) /m.test(readFileSync(text, 'utf8'))) throw new Error('The kernel must not have data or memory of its own.');
    return Buffer.concat([readFileSync(wasm), section(SECTION, sourceDigest())]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A custom section of a WebAssembly module; name and content are short enough for lengths of one byte. */
function section(name: string, content: string): Uint8Array {
  return Buffer.concat([Buffer.from([0, 1 + name.length + content.length, name.length]), Buffer.from(name + content)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(KERNEL_FILE, buildKernel());
