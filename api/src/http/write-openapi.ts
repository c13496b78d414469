/** Writes api/openapi.json from the routes. `pnpm generate:client` runs it; a test compares what it would write. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from './openapi-document.ts';

const file = fileURLToPath(new URL('../../openapi.json', import.meta.url));
await writeFile(file, await openApiDocument());
console.log(`Wrote ${file}`);
