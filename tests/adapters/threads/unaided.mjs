// The real thread with the products of 8-bit matrices that the runtime brings along, as where the kernel cannot run.
import { register } from 'tsx/esm/api';

register();
const Module = WebAssembly.Module;
WebAssembly.Module = function refuse() { throw new WebAssembly.CompileError('not on this machine'); };
Object.setPrototypeOf(WebAssembly.Module, Module);
await import('../../../api/src/adapters/engines/bergamot/worker.ts');
