import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [sveltekit()],
  // The catalogues live beside web/, in locales/.
  server: { fs: { allow: ['..'] } },
  build: { target: 'es2022' },
});
