import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BALLAST = 'ballast';
const STEPS = [1_048_576, 4_096];

/** Room that a spec takes away and gives back. */
export interface Room {
  /** How it is done, for the log of the run. */
  way: string;
  take: () => void;
  giveBack: () => void;
}

export interface SmallDisk extends Room {
  folder: string;
  remove: () => void;
}

/** A disk of its own in memory; null where this system lets us mount none. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'commons-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    way: `a disk of ${megabytes} MB (tmpfs), filled to the last block`,
    folder,
    take: () => fill(join(folder, BALLAST)),
    giveBack: () => rmSync(join(folder, BALLAST), { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fill(path: string): void {
  const file = openSync(path, 'a');
  for (const step of STEPS) {
    try {
      while (writeSync(file, Buffer.alloc(step)) === step);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(file);
}

/** The next best where nothing can be mounted: files of these processes may not grow beyond this. */
export function shortFiles(pids: () => number[], bytes: number): Room {
  // As whoever runs them: root may not, where it was left so few rights that it can mount nothing.
  const limit = (most: string) => {
    for (const pid of pids()) {
      try {
        const { uid, gid } = statSync(`/proc/${pid}`);
        execFileSync('prlimit', ['--pid', String(pid), `--fsize=${most}`], process.getuid?.() === 0 ? { uid, gid } : {});
      } catch (cause) {
        // A worker of Postgres may have ended meanwhile.
        if (existsSync(`/proc/${pid}`)) throw cause;
      }
    }
  };
  return {
    way: `files limited to ${bytes} bytes (RLIMIT_FSIZE), as nothing can be mounted here`,
    take: () => limit(`${bytes}:`),
    giveBack: () => limit('unlimited:'),
  };
}
