/**
 * Which folder may import which: `features → common → shared` in the api, `app → features → ui, lib → shared` in the web.
 * Another feature is reached by its service or module (api) or its index (web), never by its inner files.
 */
import { posix } from 'node:path';

/** @typedef {{ part: string, layer: string, feature: string, rest: string }} Place */

const SHARED = /^@scholars-commons\/shared\//;
const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^'"();]*?from\s*['"]([^'"]+)['"]|import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Layers, and those below that they may import. `index` stands for files beside the layers (main, the modules). */
const LAYERS = {
  api: {
    index: ['index', 'features', 'common', 'config', 'database', 'cli'],
    cli: ['cli', 'index', 'features', 'common', 'config', 'database', 'seeds'],
    seeds: ['seeds', 'features', 'common', 'config', 'database'],
    features: ['features', 'common', 'config', 'database'],
    common: ['common', 'config', 'database'],
    database: ['database', 'common', 'config', 'entities'],
    config: ['config'],
  },
  web: {
    index: ['index', 'app', 'features', 'ui', 'lib'],
    app: ['app', 'features', 'ui', 'lib'],
    features: ['features', 'ui', 'lib'],
    ui: ['ui', 'lib'],
    lib: ['lib'],
  },
};

/** What other features may reach of an api feature. */
const OPEN_IN_API = /(?:^|\/)[^/]+\.(?:service|module)\.ts$/;
const IS_ENTITY = /\.entity\.ts$/;
const IS_TEST = /\.(?:spec|test)\.tsx?$|(?:^|\/)testing\//;

/** @param {string} path of a file @returns {Place | null} null for what has no boundaries */
function placeOf(path) {
  const found = /^(?:apps\/(api|web)\/src|packages\/(shared)\/src)\/(.+)$/.exec(path);
  if (!found) return null;
  const part = found[1] ?? found[2] ?? '';
  const steps = (found[3] ?? '').split('/');
  const folder = found[3]?.startsWith('database/seeds/') ? 'seeds' : (steps[0] ?? '');
  const layer = part === 'shared' ? 'shared' : steps.length > 1 ? folder : 'index';
  return { part, layer, feature: layer === 'features' ? (steps[1] ?? '') : '', rest: steps.slice(2).join('/') };
}

/** The file a relative import means. @param {string} from @param {string} specifier @param {Set<string>} files */
function resolve(from, specifier, files) {
  const plain = posix.join(posix.dirname(from), specifier).replace(/\.js$/, '');
  return [plain, `${plain}.ts`, `${plain}.tsx`, `${plain}/index.ts`, `${plain}/index.tsx`].find((path) => files.has(path));
}

/** @param {Place} from @param {Place} to @param {string} path @param {string} target */
function complaint(from, to, path, target) {
  if (from.part !== to.part) return `${from.part} may not import files of ${to.part}`;
  if (from.part === 'shared') return null;
  const allowed = LAYERS[/** @type {'api' | 'web'} */ (from.part)][/** @type {'features'} */ (from.layer)];
  const isEntityForDatabase = from.layer === 'database' && IS_ENTITY.test(target);
  if (allowed && !allowed.includes(to.layer) && !isEntityForDatabase) return `${from.layer} may not import ${to.layer}`;
  if (from.layer !== 'features' || to.layer !== 'features' || from.feature === to.feature) return null;
  if (from.part === 'web')
    return /^index\.tsx?$/.test(to.rest) ? null : `only the index of ${to.feature} may be imported by ${from.feature}`;
  if (OPEN_IN_API.test(to.rest) || (IS_ENTITY.test(path) && IS_ENTITY.test(target))) return null;
  return `only a service or module of ${to.feature} may be imported by ${from.feature}`;
}

/**
 * @param {string[]} paths every file
 * @param {(path: string) => string} textOf
 * @returns {string[]} complaints, one a line
 */
export function boundaries(paths, textOf) {
  const files = new Set(paths);
  return paths
    .filter((path) => /\.tsx?$/.test(path) && !IS_TEST.test(path))
    .flatMap((path) => {
      const from = placeOf(path);
      if (!from) return [];
      const text = textOf(path);
      return [...text.matchAll(IMPORT)].flatMap((match) => {
        const specifier = match[1] ?? match[2] ?? match[3] ?? '';
        if (from.part === 'shared' && !specifier.startsWith('.') && specifier !== 'zod')
          return [`${path}: shared stands on zod only, not on ${specifier}`];
        if (SHARED.test(specifier) || !specifier.startsWith('.')) return [];
        const target = resolve(path, specifier, files);
        const to = target && placeOf(target);
        const line = text.slice(0, match.index).split('\n').length;
        const words = target && to && complaint(from, to, path, target);
        return words ? [`${path}:${line}: ${words} (${specifier})`] : [];
      });
    });
}
