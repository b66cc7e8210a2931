import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run, TOOL_ENVIRONMENT } from '../commands.mjs';
import { REPOSITORY } from '../repository.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const fromWeb = createRequire(join(REPOSITORY, 'apps/web/package.json'));
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** @typedef {{ path: string, env?: Record<string, string> }} Browser */

/** One that starts; an empty wrapper of a package that is not there does not. @param {string} path @param {Record<string, string>} [env] */
const works = async (path, env) =>
  existsSync(path) && (await run(path, ['--version', '--no-sandbox'], { env: { ...TOOL_ENVIRONMENT, ...env } })).code === 0;

/** @param {Iterable<string>} paths */
async function firstWorking(paths) {
  for (const path of paths) if (await works(path)) return { path };
  return null;
}

const installed = () =>
  firstWorking([
    ...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
    ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...PLACES,
  ]);

/** Debian's package; only root may install one. */
async function debians() {
  if (!isRoot || (await run('apt-get', ['--version'])).code !== 0) return null;
  console.log('Installing the package chromium, for the browser journeys.');
  const env = { ...TOOL_ENVIRONMENT, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  if (code !== 0) console.log(output.trim());
  return installed();
}

/** One that comes as an npm package, unpacked once into a folder of our own. @returns {Promise<Browser | null>} */
async function packaged() {
  const folder = join(REPOSITORY, '.data', 'chromium');
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  // The package looks at these while it loads: they make it bring its libraries, and not meet another person's copy.
  Object.assign(process.env, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: folder });
  try {
    const { default: chromium } = await import(fromWeb.resolve('@sparticuz/chromium'));
    const path = await chromium.executablePath();
    const { AWS_EXECUTION_ENV: _lambda, TMPDIR: _folder, ...now } = process.env;
    // What it says about libraries and fonts is for the browser, not for us.
    const env = Object.fromEntries(
      Object.entries(now).flatMap(([name, value]) => (value && value !== before[name] ? [[name, value]] : [])),
    );
    return (await works(path, env)) ? { path, env } : null;
  } catch {
    return null;
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Playwright's own, there already or fetched now. */
async function playwrights() {
  const { chromium } = fromWeb('@playwright/test');
  const there = await firstWorking([chromium.executablePath()]);
  if (there) return there;
  await run(process.execPath, [join(REPOSITORY, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], { show: true });
  return firstWorking([chromium.executablePath()]);
}

/**
 * A Chromium for the journeys: the machine's, else Debian's package, else one from npm, else Playwright's.
 * @returns {Promise<Browser>}
 * @throws Error when none is to be had: journeys are never left out
 */
export async function findBrowser() {
  for (const source of [installed, debians, packaged, playwrights]) {
    const browser = await source();
    if (browser) return browser;
  }
  throw new Error('No Chromium is to be had on this machine: install one, or set CHROMIUM_PATH.');
}
