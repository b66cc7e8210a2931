import { rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { DiskStorage } from '../common/storage/disk-storage.js';
import { env } from '../config/env.js';
import { backUp } from '../database/backup/back-up.js';
import { partialOf } from '../database/backup/backup-writer.js';
import { BackupRefused } from '../database/backup/refused.js';
import { terminalProgress } from '../database/seeds/progress.js';
import { type Command, Mistake } from './command.js';
import { withOwnerClient } from './databases.js';

const MEGABYTE = 1_000_000;

export const backupCommand: Command = {
  usage: 'backup FILE',
  about: 'writes all rows, as of one moment, and all uploads into one new file, while people go on',
  async run([name]) {
    if (!name) throw new Mistake(`Call it as: npm run db -- ${this.usage}`);
    const file = resolve(name);
    // Whatever lies there is given to everybody who asks.
    if (file.startsWith(resolve(env.WEB_DIST) + sep)) throw new Mistake('That folder is served to everybody. Choose another place.');
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        rmSync(partialOf(file), { force: true });
        process.exit(130);
      });
    const { onProgress, stop } = terminalProgress();
    try {
      const { tables, files, bytes, digest } = await withOwnerClient((client) =>
        backUp(client, new DiskStorage(), file, onProgress),
      ).finally(stop);
      for (const { name: table, rows } of tables) console.log(`  ${String(rows).padStart(9)}  ${table}`);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      console.log(`${file}: ${rows} rows, ${files} files, ${(bytes / MEGABYTE).toFixed(1)} MB, SHA-256 ${digest}`);
    } catch (cause) {
      throw cause instanceof BackupRefused ? new Mistake(cause.message) : cause;
    }
    return 0;
  },
};
