import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { $lib: `${root}web/src/lib` } },
  test: {
    include: ['{api,db,locales,web}/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.svelte-kit/**', 'web/build*/**', 'tests/bench/**'],
    globalSetup: ['tests/helpers/global-setup.ts'],
    // Each file has a database of its own; two at a time is what a small machine carries.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // The built pages are run as they are, not transformed again.
    server: { deps: { external: [/\/web\/build\//] } },
  },
});
