import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** What every page needs: the runtime, texts and addresses. */
const core = /node_modules\/\.pnpm\/(svelte@|@sveltejs\+kit|esm-env|clsx)|web\/src\/lib\/(i18n|keyboard\/keys|paths)|locales\/choose/;

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [sveltekit()],
  // The catalogues live beside web/, in locales/.
  server: { fs: { allow: ['..'] } },
  build: {
    target: 'es2022',
    // In one file: in ten of a few hundred bytes each it compresses badly, and grows with every page that shares something.
    ...(!isSsrBuild && { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'core', test: core, minShareCount: 12 }] } } } }),
  },
}));
