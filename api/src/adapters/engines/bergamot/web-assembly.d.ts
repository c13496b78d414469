/** What is used of it here; its types otherwise come only with those of a browser. */
declare namespace WebAssembly {
  interface Module { readonly _module: unique symbol }
  interface Instance { readonly exports: Record<string, unknown> }
  type Imports = Record<string, Record<string, unknown>>;
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Imports): Promise<Instance>;
}
