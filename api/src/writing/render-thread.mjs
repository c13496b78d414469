// A thread does not inherit the loader that lets the process run TypeScript: it has to bring its own.
import { register } from 'tsx/esm/api';

register();
await import('./render-thread.ts');
