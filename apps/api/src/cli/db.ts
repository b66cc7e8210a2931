import { backupCommand } from './backup.command.js';
import { type Command, Mistake } from './command.js';
import { demoSignInsCommand } from './demo-sign-ins.command.js';
import { grantCommand } from './grant.command.js';
import { importInstitutionsCommand } from './import-institutions.command.js';
import { migrateCommand } from './migrate.command.js';
import { prepareCommand } from './prepare.command.js';
import { resetCommand } from './reset.command.js';
import { restoreCommand } from './restore.command.js';
import { seedCommand } from './seed.command.js';
import { FailedMigration } from '../database/failed-migration.js';

const commands = [
  migrateCommand,
  seedCommand,
  resetCommand,
  importInstitutionsCommand,
  grantCommand,
  backupCommand,
  restoreCommand,
  demoSignInsCommand,
  prepareCommand,
];
const byName = new Map<string, Command>(commands.map((command) => [command.usage.split(' ')[0] ?? '', command]));

const help = (): string => `npm run db -- COMMAND\n${commands.map(({ usage, about }) => `  ${usage}\n      ${about}`).join('\n')}`;

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = byName.get(name);
  if (!command) {
    console.error(help());
    return name ? 2 : 0;
  }
  try {
    return await command.run(args);
  } catch (cause) {
    const isPlain = cause instanceof Mistake || cause instanceof FailedMigration;
    console.error(isPlain ? cause.message : cause);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
