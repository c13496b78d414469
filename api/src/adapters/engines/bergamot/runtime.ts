/// <reference path="./web-assembly.d.ts" />
/**
 * Bergamot in this thread: Marian compiled to WebAssembly, spoken to through its emscripten module. The package's own
 * `translator.js` would start threads of its own, whose script needs `require` and cannot run from an ES module.
 * It is single-threaded, blocking, and dead after its first failure: keep it in a thread that may end.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { KERNEL_ROOM, linkKernel, type Gemm } from './gemm/link-kernel.ts';

/** What a model is loaded from. Bytes are copied into the runtime's memory. */
export interface LoadOrder {
  /** The name it is asked for by. */
  key: string;
  /** Lines of YAML. */
  config: string;
  model: SharedArrayBuffer;
  /** One when it serves both languages. */
  vocabs: SharedArrayBuffer[];
  lex?: SharedArrayBuffer;
  /** Whether what it is given as HTML comes back with how sure it was of each word: see `scored-text.ts`. */
  scores: boolean;
}

export interface Runtime {
  /** Loads a model and makes it translate once: what is wrong with it shows here. */
  load(order: LoadOrder): void;
  /** One text for each, in order. `html`: tags are carried over. */
  translate(key: string, texts: readonly string[], html: boolean): string[];
  /** The last thing the runtime complained about. */
  complaint(): string;
}

const require = createRequire(import.meta.url);
const PACKAGE = '@browsermt/bergamot-translator/worker/bergamot-translator-worker';
export const WASM_FILE = (): string => require.resolve(`${PACKAGE}.wasm`);

/** Products of 8-bit matrices: the runtime imports them, and brings slow ones along, under these names. */
const GEMM: Record<string, string> = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
};

/** Objects of the runtime; each has to be deleted by hand. */
interface Handle { delete(): void }
interface Memory extends Handle { getByteArrayView(): Int8Array }
interface List<T> extends Handle { push_back(value: T): void }
interface Responses extends Handle { get(index: number): { getTranslatedText(): string } & Handle }
interface Service extends Handle { translate(model: Handle, texts: List<string>, options: List<unknown>): Responses }

/** Makes the functions that `GEMM` names for a runtime with this memory; `undefined` if it cannot. */
type Link = (memory: unknown) => Gemm | undefined;

interface Emscripten {
  asm: Record<string, (...args: unknown[]) => unknown>;
  AlignedMemory: new (size: number, alignment: number) => Memory;
  AlignedMemoryList: new () => List<Memory>;
  VectorString: new () => List<string>;
  VectorResponseOptions: new () => List<unknown>;
  BlockingService: new (config: { cacheSize: number }) => Service;
  TranslationModel: new (config: string, model: Memory, lex: Memory | null, vocabs: List<Memory>, quality: null) => Handle;
}

/** Starts it. `wasm` is the compiled `WASM_FILE`; threads may share it. `link`: the products, if not the runtime's own. */
export async function openRuntime(wasm: WebAssembly.Module, link: Link = linkKernel): Promise<Runtime> {
  let complaint = '';
  const module = await instantiate(wasm, link, (line) => { complaint = line; });
  // The room has its own memory of translations.
  const service = new module.BlockingService({ cacheSize: 0 });
  const models = new Map<string, Handle>();
  const scored = new Set<string>();

  function copy(bytes: SharedArrayBuffer | undefined, alignment: number): Memory {
    const memory = new module.AlignedMemory(bytes?.byteLength ?? 0, alignment);
    if (bytes) memory.getByteArrayView().set(new Int8Array(bytes));
    return memory;
  }

  const runtime: Runtime = {
    load({ key, config, model, vocabs, lex, scores }) {
      if (scores) scored.add(key);
      const list = new module.AlignedMemoryList();
      for (const vocab of vocabs) list.push_back(copy(vocab, 64));
      models.set(key, new module.TranslationModel(config, copy(model, 256), copy(lex, 64), list, null));
      runtime.translate(key, ['a'], false);
    },
    translate(key, texts, html) {
      const [input, options] = [new module.VectorString(), new module.VectorResponseOptions()];
      for (const text of texts) {
        input.push_back(text);
        options.push_back({ qualityScores: html && scored.has(key), alignment: false, html });
      }
      const responses = service.translate(models.get(key)!, input, options);
      const output = texts.map((_, index) => {
        const response = responses.get(index);
        const text = response.getTranslatedText();
        response.delete();
        return text;
      });
      for (const handle of [responses, input, options]) handle.delete();
      return output;
    },
    complaint: () => complaint,
  };
  return runtime;
}

/** The runtime's own, which are only there once it is: so each is looked up when it is called. */
function ownGemm(asm: () => Emscripten['asm']): Gemm {
  return Object.fromEntries(Object.entries(GEMM).map(([name, own]) => [name, (...args: unknown[]) => asm()[own]!(...args)]));
}

function instantiate(wasm: WebAssembly.Module, link: Link, complain: (line: string) => void): Promise<Emscripten> {
  return new Promise((resolve, reject) => {
    let gemm: Gemm = {};
    const ready = (): Emscripten => module as unknown as Emscripten;
    const module: Record<string, unknown> = {
      print: () => {},
      printErr: complain,
      instantiateWasm(imports: WebAssembly.Imports, accept: (instance: WebAssembly.Instance) => void) {
        gemm = link(imports.env!.memory) ?? ownGemm(() => ready().asm);
        WebAssembly.instantiate(wasm, { ...imports, wasm_gemm: gemm }).then(accept).catch(reject);
        return {};
      },
      onRuntimeInitialized() {
        gemm.use_room?.(ready().asm.malloc!(KERNEL_ROOM), KERNEL_ROOM);
        resolve(ready());
      },
    };
    // Emscripten's script is a classic one: it takes up the `Module` that is in its scope.
    new Function('Module', readFileSync(require.resolve(`${PACKAGE}.js`), 'utf8'))(module);
  });
}
