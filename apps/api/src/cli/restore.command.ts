import { resolve } from 'node:path';
import { DiskStorage } from '../common/storage/disk-storage.js';
import { ProblemException } from '../common/problem/problem-exception.js';
import { BackupReader } from '../database/backup/backup-reader.js';
import { assertEmpty, assertKnown, makeSchema } from '../database/backup/empty-schema.js';
import { BackupRefused } from '../database/backup/refused.js';
import { fill } from '../database/backup/restore.js';
import { migrate } from '../database/migrate.js';
import { terminalProgress } from '../database/seeds/progress.js';
import { type Command, Mistake } from './command.js';
import { appRole, asOwner, ownerUrl, withOwnerClient } from './databases.js';

export const restoreCommand: Command = {
  usage: 'restore FILE',
  about: 'brings a backup back, all or nothing, into a database with nothing in it',
  async run([name]) {
    if (!name) throw new Mistake(`Call it as: npm run db -- ${this.usage}`);
    const reader = await BackupReader.open(resolve(name)).catch(asMistake);
    try {
      await restore(reader).catch(asMistake);
    } finally {
      await reader.close();
    }
    return 0;
  },
};

const asMistake = (cause: unknown): never => {
  if (cause instanceof BackupRefused) throw new Mistake(cause.message);
  if (cause instanceof ProblemException) throw new Mistake(`The uploads cannot be stored: ${cause.message}. Nothing was kept.`);
  throw cause;
};

/** First all that can refuse, then the schema, then the rows in one transaction, then what migrations came since. */
async function restore(reader: BackupReader): Promise<void> {
  const { onProgress, stop } = terminalProgress();
  try {
    const header = await reader.verify((done) => onProgress({ step: 'Verifying', done: done * VERIFYING, total: reader.size }));
    await assertKnown(header);
    const { rows, files, jobsLeftOut } = await withOwnerClient(async (client) => {
      const { rows: locked } = await client.query<{ mine: boolean }>(
        `SELECT pg_try_advisory_lock(hashtext('scholars-commons restore')) AS mine`,
      );
      if (!locked[0]?.mine) throw new BackupRefused('Another restore into this database is under way.');
      await assertEmpty(client, appRole());
      await makeSchema(client, ownerUrl(), appRole(), header);
      return fill(client, new DiskStorage(), reader, ({ step, done, total }) =>
        onProgress({ step, done: VERIFYING * total + done * (1 - VERIFYING), total }),
      );
    });
    const since = await asOwner((owner) => migrate(owner, appRole()), { migrations: true });
    await withOwnerClient((client) => client.query('VACUUM (ANALYZE)'));
    stop();
    console.log(`Restored what was there on ${header.madeAt}: ${rows} rows, ${files} files.`);
    if (since.length > 0) console.log(`Then ran ${since.length} newer migrations: ${since.join(', ')}`);
    if (jobsLeftOut > 0) console.log(`${jobsLeftOut} waiting jobs of an older queue were left out; mail among them is not sent.`);
    console.log('Nobody is signed in, and links in mails sent before do not open any more.');
  } finally {
    stop();
  }
}

const VERIFYING = 0.15;
