import { migrate } from '../database/migrate.js';
import type { Command } from './command.js';
import { appRole, asOwner } from './databases.js';

export const migrateCommand: Command = {
  usage: 'migrate',
  about: 'brings the schema and the reference lists up to date',
  async run() {
    const done = await asOwner((owner) => migrate(owner, appRole()), { migrations: true });
    if (done.length > 0) console.log(`Ran ${done.length} migration${done.length === 1 ? '' : 's'}: ${done.join(', ')}`);
    return 0;
  },
};
