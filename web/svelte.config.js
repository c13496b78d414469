import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ out: process.env.LAOYOU_WEB_OUT ?? 'build', precompress: true }),
    // hooks.server.ts answers foreign origins itself, in the reader's language.
    csrf: { trustedOrigins: ['*'] },
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        // Depth of a reply is a style attribute; no attribute can load anything.
        'style-src-attr': ['unsafe-inline'],
        // A remote picture loads only after a tap on it, so the page may load from anywhere by https.
        'img-src': ['self', 'data:', 'https:'],
        'font-src': ['self', 'data:'],
        'connect-src': ['self'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
        'base-uri': ['none'],
        'object-src': ['none'],
      },
    },
    version: { pollInterval: 0 },
  },
};
