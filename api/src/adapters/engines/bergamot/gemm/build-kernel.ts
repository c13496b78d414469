/** Compiles the kernel: `pnpm --filter @laoyou/api build:kernel`. The result is committed, so that running needs no compiler. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';
import { KERNEL_FILE } from './link-kernel.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '--noColors'];

/** The bytes of `kernel.wasm`, always the same ones. Throws what the compiler says when it does not like the source. */
export async function buildKernel(): Promise<Uint8Array> {
  const made = new Map<string, Uint8Array | string>();
  const { error, stderr } = await main(['kernel.ts', '--baseDir', FOLDER, '--outFile', 'kernel.wasm', '--textFile', 'kernel.wat', ...OPTIONS], {
    writeFile: (name, contents) => { made.set(name, contents); },
  });
  if (error) throw new Error(`The kernel does not compile: ${stderr.toString()}`, { cause: error });
  // It would be written over what the runtime has at the same place.
  if (/^ *\((data|memory) /m.test(String(made.get('kernel.wat')))) throw new Error('The kernel must not have data or memory of its own.');
  return made.get('kernel.wasm') as Uint8Array;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(KERNEL_FILE, await buildKernel());
