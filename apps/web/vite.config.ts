import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Faces that every first page needs; the others wait for their letters (`unicode-range`). */
const FIRST_FACES = ['source-sans-3-latin-wght-normal', 'source-serif-4-latin-wght-normal'];

/** Asks for the fonts of the first page together with the style sheet, instead of after it. */
const preloadFonts = (): Plugin => ({
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => FIRST_FACES.some((face) => file.includes(face)))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: true },
          injectTo: 'head',
        })),
  },
});

// The api to talk to while developing; `npm run dev` sets it.
const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), preloadFonts()],
  resolve: {
    alias: [
      {
        find: /^@scholars-commons\/shared\/(.+)$/,
        replacement: fileURLToPath(new URL('../../packages/shared/src/$1.ts', import.meta.url)).replaceAll('%241', '$1'),
      },
    ],
  },
  // The api puts a fresh nonce here for each page it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    manifest: true,
    target: 'es2022',
    // Data URLs would ask for `font-src data:` and `img-src data:` in the policy.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': api, '/dev/mail': api, '/socket.io': { target: api, ws: true } },
  },
});
