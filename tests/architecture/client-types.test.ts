/** The web knows the API by types made from its OpenAPI document. Stale ones would let a wrong call compile. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const web = fileURLToPath(new URL('../../web', import.meta.url));

it('the types of the web are those of the committed document; `pnpm generate:client` makes them anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'laoyou-types-'));
  try {
    const made = join(folder, 'schema.d.ts');
    execFileSync(join(web, 'node_modules/.bin/openapi-typescript'), ['../api/openapi.json', '-o', made], { cwd: web, stdio: 'pipe' });
    expect(await readFile(join(web, 'src/lib/api/schema.d.ts'), 'utf8')).toBe(await readFile(made, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
