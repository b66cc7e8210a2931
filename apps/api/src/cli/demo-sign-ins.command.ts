import { env } from '../config/env.js';
import { demoSignIns } from '../database/seeds/demo/sign-ins.js';
import type { Command } from './command.js';
import { withOwnerClient } from './databases.js';

export const demoSignInsCommand: Command = {
  usage: 'demo-sign-ins [--json]',
  about: 'shows whom one can sign in as in the demo',
  async run(args) {
    const signIns = env.APP_MODE === 'production' ? [] : await withOwnerClient((client) => demoSignIns(client, env.DATA_DIR));
    if (args.includes('--json')) console.log(JSON.stringify(signIns));
    else for (const { email, password, grants } of signIns) console.log(`${email}  ${password}  ${grants.join(', ')}`);
    return 0;
  },
};
