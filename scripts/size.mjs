/** What a first visit to a thread loads, gzipped, against its budget. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { REPOSITORY } from './repository.mjs';

const BUDGET_JS = 200 * 1024;
const BUDGET_ALL = 240 * 1024;
const DIST = join(REPOSITORY, 'apps/web/dist');

/** @typedef {{ file: string, src?: string, imports?: string[], css?: string[] }} Chunk */

const manifestPath = join(DIST, '.vite/manifest.json');
if (!existsSync(manifestPath)) {
  console.error('There is no built page; run npm run build.');
  process.exit(1);
}
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));

/** A chunk, and all that it cannot do without. @param {string} name @param {Set<string>} found */
function collect(name, found) {
  const chunk = manifest[name];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const sheet of chunk.css ?? []) found.add(sheet);
  for (const next of chunk.imports ?? []) collect(next, found);
  return found;
}

const page = Object.keys(manifest).find((name) => name.endsWith('/thread-page.tsx'));
if (!page) {
  console.error('The thread page is no chunk of its own: every page would load it.');
  process.exit(1);
}
const files = [...collect(page, collect('index.html', new Set()))];
const sized = files.map((file) => ({ file, size: gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length }));
/** @param {string} end */
const sum = (end) => sized.filter(({ file }) => file.endsWith(end)).reduce((total, { size }) => total + size, 0);
const [js, css] = [sum('.js'), sum('.css')];
/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

console.log(`thread page: JS ${kilobytes(js)} of ${kilobytes(BUDGET_JS)}, JS + CSS ${kilobytes(js + css)} of ${kilobytes(BUDGET_ALL)}`);
if (js > BUDGET_JS || js + css > BUDGET_ALL) {
  for (const { file, size } of [...sized].sort((a, b) => b.size - a.size)) console.error(`  ${kilobytes(size).padStart(9)}  ${file}`);
  process.exit(1);
}
