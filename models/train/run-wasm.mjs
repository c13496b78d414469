// Translates lines with a model folder in the WebAssembly runtime: `node run-wasm.mjs FOLDER [PACKAGE] < in > out`.
// PACKAGE is where @browsermt/bergamot-translator lies, when it is not installed beside the repository's own code.
// OPTIONS in the environment (JSON) goes over the folder's options, BATCH is how many lines are given to it at a time.
// Output lines stand for input lines, one by one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import vm from 'node:vm';

const [folder, packageDir] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node run-wasm.mjs FOLDER [PACKAGE] < lines > lines');
  process.exit(2);
}
const worker = packageDir
  ? join(resolve(packageDir), 'worker')
  : join(dirname(createRequire(new URL('../../api/package.json', import.meta.url)).resolve('@browsermt/bergamot-translator/package.json')), 'worker');

const fallbacks = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
};

function loadRuntime() {
  return new Promise((accept, reject) => {
    const module = {
      print: (text) => console.error(text),
      printErr: (text) => console.error(text),
      onAbort: (what) => reject(new Error(`the runtime gave up: ${what}`)),
      instantiateWasm(imports, done) {
        const gemm = Object.fromEntries(Object.entries(fallbacks).map(([name, own]) => [name, (...args) => module.asm[own](...args)]));
        WebAssembly.instantiate(readFileSync(join(worker, 'bergamot-translator-worker.wasm')), { ...imports, wasm_gemm: gemm })
          .then(({ instance }) => done(instance), reject);
        return {};
      },
      onRuntimeInitialized: () => accept(module),
    };
    const glue = readFileSync(join(worker, 'bergamot-translator-worker.js'), 'utf8');
    vm.runInThisContext(`(function (Module, require, __dirname, __filename) {${glue}\n})`)(module, createRequire(import.meta.url), worker, join(worker, 'bergamot-translator-worker.js'));
  });
}

function memory(module, bytes, alignment) {
  const aligned = new module.AlignedMemory(bytes.length, alignment);
  if (bytes.length > 0) aligned.getByteArrayView().set(bytes);
  return aligned;
}

const about = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
const file = (name) => readFileSync(join(folder, about.files[name].name));
const options = {
  'beam-size': 1, normalize: 1, 'word-penalty': 0, 'cpu-threads': 0, 'skip-cost': true, 'gemm-precision': 'int8shiftAll',
  alignment: 'soft', quiet: true, 'quiet-translation': true, 'ssplit-mode': 'sentence', workspace: 128,
  'max-length-factor': 3, 'max-length-break': 512, 'mini-batch-words': 2048,
  ...about.options, ...JSON.parse(process.env.OPTIONS ?? '{}'),
};
const config = Object.entries(options).map(([key, value]) => `${key}: ${value}\n`).join('');

const module = await loadRuntime();
const service = new module.BlockingService({ cacheSize: 0 });
const vocabs = new module.AlignedMemoryList();
vocabs.push_back(memory(module, file('sourceVocab'), 64));
if (about.files.targetVocab.name !== about.files.sourceVocab.name) vocabs.push_back(memory(module, file('targetVocab'), 64));
const model = new module.TranslationModel(
  config, memory(module, file('model'), 256), memory(module, about.files.lex ? file('lex') : Buffer.alloc(0), 64), vocabs, null,
);

const lines = readFileSync(0, 'utf8').replace(/\n$/, '').split('\n');
const together = Number(process.env.BATCH ?? 32);
for (let at = 0; at < lines.length; at += together) {
  const part = lines.slice(at, at + together);
  const input = new module.VectorString();
  const wishes = new module.VectorResponseOptions();
  for (const line of part) {
    input.push_back(line);
    wishes.push_back({ qualityScores: false, alignment: false, html: false });
  }
  const made = service.translate(model, input, wishes);
  for (let index = 0; index < part.length; index++) process.stdout.write(`${made.get(index).getTranslatedText().replaceAll('\n', ' ')}\n`);
  input.delete();
  wishes.delete();
  made.delete();
}
