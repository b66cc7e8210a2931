import { grant } from '@scholars-commons/shared/accounts';
import { emailAddress } from '@scholars-commons/shared/text';
import { publicUrl } from '../config/env.js';
import { giveGrant } from '../features/accounts/grants/give-grant.js';
import { type Command, Mistake } from './command.js';
import { asOwner } from './databases.js';

export const grantCommand: Command = {
  usage: 'grant EMAIL moderator|editor|registrar|admin',
  about: 'gives a right of staff; an unknown address becomes a new staff record',
  async run([address, kind]) {
    const email = emailAddress.safeParse(address);
    const right = grant.safeParse(kind);
    if (!email.success || !right.success) throw new Mistake(`Call it as: npm run db -- ${this.usage}`);
    const { name, isNew, hadIt } = await asOwner((owner) => owner.transaction((tx) => giveGrant(tx, email.data, right.data)));
    if (isNew) console.log(`${name} is new, as staff, and can ask for a sign-in link at ${publicUrl()}/sign-in`);
    console.log(hadIt ? `${name} has the grant ${right.data} already.` : `${name} has the grant ${right.data} now.`);
    return 0;
  },
};
