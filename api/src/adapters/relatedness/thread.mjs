// Worker threads of Node 20 do not inherit the TypeScript loader: set it up, then start.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
