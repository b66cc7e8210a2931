import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} path */
const idAt = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');

/**
 * Ties a database kept elsewhere to the data folder it belongs to. When the folder was deleted (a fresh clone at the same place),
 * the old database is put aside instead of meeting a stranger's code and passwords; the last one put aside is kept.
 * @param {string} dataDir
 * @param {string} home
 * @returns {string | null} where an older database was put
 */
export function claim(dataDir, home) {
  if (dataDir === home) return null;
  const mine = join(dataDir, 'database-id');
  const theirs = join(home, 'database-id');
  if (idAt(mine) && idAt(mine) === idAt(theirs)) return null;

  const cluster = join(home, 'postgres');
  const aside = join(home, 'postgres.put-aside');
  const isOrphan = existsSync(cluster);
  if (isOrphan) {
    rmSync(aside, { recursive: true, force: true });
    renameSync(cluster, aside);
    renameSync(join(home, 'database.json'), join(aside, 'database.json'));
  }
  const id = randomUUID();
  writeFileSync(theirs, id);
  writeFileSync(mine, id);
  return isOrphan ? aside : null;
}
