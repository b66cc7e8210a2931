/**
 * Installs the packages when those in `node_modules` are not the ones that the lockfile names. Runs before every other command,
 * so it stands on Node's own modules only.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './installed.mjs';
import { alone } from './processes.mjs';
import { REPOSITORY } from './repository.mjs';

const STAMP = join(REPOSITORY, 'node_modules', '.ensured');
const OLDEST_NODE = { major: 20, minor: 19 };

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor)) return;
  console.error(`Scholars Commons needs Node.js ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Every file that says which packages there should be. */
function manifests() {
  const members = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder)).map((name) => join(REPOSITORY, folder, name, 'package.json')),
  );
  return [join(REPOSITORY, 'package.json'), join(REPOSITORY, 'package-lock.json'), ...members.filter((path) => existsSync(path)).sort()];
}

function wanted() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of manifests()) hash.update(`\0${path.slice(REPOSITORY.length)}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

const stamped = () => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '');

function install() {
  console.log('Installing packages; the first time this takes a minute or so.');
  const npm = process.env.npm_execpath;
  // The tools that build are needed wherever this runs, also where NODE_ENV says production.
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-update-notifier'];
  const run = npm?.endsWith('js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: REPOSITORY, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: REPOSITORY, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status === 0) return;
  console.error(run.error?.message ?? 'The packages could not be installed; npm says why above.');
  process.exit(run.status || 1);
}

assertNode();
if (stamped() !== wanted()) {
  await alone(join(REPOSITORY, '.data', 'run', 'ensure.lock'), () => {
    const hash = wanted();
    if (stamped() === hash) return; // another command installed them meanwhile
    if (!isInstalled(REPOSITORY)) install();
    // A new file: the old one may be linked into another copy.
    rmSync(STAMP, { force: true });
    writeFileSync(STAMP, hash);
  });
}
