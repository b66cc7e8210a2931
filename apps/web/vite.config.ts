import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
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

/** Smaller files fit into a packet or two anyway. */
const WORTH_PACKING = 1_000;

/** Lays packed twins beside scripts and style sheets (`.br`, `.gz`), which the api sends to whoever takes them: a third of the bytes on a slow line. */
const packAssets = (): Plugin => ({
  name: 'pack-assets',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /^assets\/.+\.(js|css)$/.test(file))) {
      const path = join(dir, name);
      const content = await readFile(path);
      if (content.length < WORTH_PACKING) continue;
      await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
      await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
    }
  },
});

// The api to talk to while developing; `npm run dev` sets it.
const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), preloadFonts(), packAssets()],
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
