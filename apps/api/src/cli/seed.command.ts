import { env } from '../config/env.js';
import { terminalProgress } from '../database/seeds/progress.js';
import { type Command, Mistake } from './command.js';
import { withOwnerClient } from './databases.js';

const scaleIn = (args: readonly string[]): number => {
  const at = args.indexOf('--scale');
  const scale = at < 0 ? 1 : Number(args[at + 1]);
  if (!Number.isInteger(scale) || scale < 1 || scale > 20) throw new Mistake('--scale takes a whole number from 1 to 20');
  return scale;
};

export const seedCommand: Command = {
  usage: 'seed [--small] [--scale N] [--if-empty]',
  about: 'fills an empty database with the demo community',
  async run(args) {
    if (env.APP_MODE === 'production') throw new Mistake('A production database is never seeded.');
    const scale = scaleIn(args);
    return withOwnerClient(async (client) => {
      const { rows } = await client.query<{ is_empty: boolean }>('SELECT NOT EXISTS (SELECT 1 FROM scholar) AS is_empty');
      if (!rows[0]?.is_empty) {
        if (args.includes('--if-empty')) return 0;
        throw new Mistake('There are people in this database already. `npm run db -- reset` empties it first.');
      }
      // Every start of a demo asks whether it is there: what makes it takes most of a second to load.
      const { seed } = await import('../database/seeds/seed.js');
      console.error('Making the demo community; this happens once.');
      const { onProgress, stop } = terminalProgress();
      try {
        await seed(client, { now: new Date(), dataDir: env.DATA_DIR, scale, small: args.includes('--small'), onProgress });
      } finally {
        stop();
      }
      return 0;
    });
  },
};
