import { env } from '../config/env.js';
import { migrate } from '../database/migrate.js';
import { type Command, Mistake } from './command.js';
import { appRole, asOwner } from './databases.js';

export const resetCommand: Command = {
  usage: 'reset',
  about: 'empties a demo database: everything in it is gone',
  async run() {
    if (env.APP_MODE === 'production') throw new Mistake('A production database is never emptied by this command.');
    await asOwner(
      async (owner) => {
        // Whoever still asks it is waited for; migrations give way instead.
        await owner.query(
          'BEGIN; SET LOCAL lock_timeout = 0; DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT;',
        );
        await migrate(owner, appRole());
      },
      { migrations: true },
    );
    console.log('The database is empty. `npm start`, or `npm run db -- seed`, fills it again.');
    return 0;
  },
};
