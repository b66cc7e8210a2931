import { env } from '../config/env.js';
import { migrate } from '../database/migrate.js';
import { demoSignIns } from '../database/seeds/demo/sign-ins.js';
import type { Command } from './command.js';
import { appRole, asOwner, withOwnerClient } from './databases.js';
import { seedCommand } from './seed.command.js';

/** One process instead of three: most of a second start is loading modules. */
export const prepareCommand: Command = {
  usage: 'prepare',
  about: 'what `npm start` does first: migrate; in the demo also seed an empty database and write the sign-ins down',
  async run() {
    await asOwner((owner) => migrate(owner, appRole()), { migrations: true });
    if (env.APP_MODE === 'production') return 0;
    const failed = await seedCommand.run(['--if-empty']);
    if (failed) return failed;
    await withOwnerClient((client) => demoSignIns(client, env.DATA_DIR));
    return 0;
  },
};
