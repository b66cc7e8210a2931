import type { Cohort } from '../../src/features/programs/cohort.entity.js';
import type { SignedIn } from '../support/make.js';
import type { TestApp } from '../support/test-app.js';

/**
 * Who asks. `owner` owns the thing; `peer` shares a cohort with the owner; `stranger` is of another cohort; `suspended` brings the session
 * he had before; staff have one grant each and no cohort.
 */
export const roles = ['nobody', 'suspended', 'owner', 'peer', 'stranger', 'moderator', 'editor', 'registrar', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface People {
  owner: SignedIn;
  peer: SignedIn;
  stranger: SignedIn;
  suspended: SignedIn;
  moderator: SignedIn;
  editor: SignedIn;
  registrar: SignedIn;
  admin: SignedIn;
  /** The cohort of owner and peer; the stranger is of `otherCohort`. */
  cohort: Cohort;
  otherCohort: Cohort;
}

export async function makePeople({ make, owner: database }: TestApp): Promise<People> {
  const [cohort, otherCohort] = [await make.cohort(), await make.cohort()];
  const suspended = await make.signedIn({ givenName: 'Sol', cohorts: [cohort] });
  await database.query(`UPDATE scholar SET state = 'suspended', suspended_reason = 'Spam' WHERE id = $1`, [suspended.scholar.id]);
  return {
    cohort,
    otherCohort,
    suspended,
    owner: await make.signedIn({ givenName: 'Amina', cohorts: [cohort] }),
    peer: await make.signedIn({ givenName: 'Noor', cohorts: [cohort] }),
    stranger: await make.signedIn({ givenName: 'Tomás', cohorts: [otherCohort] }),
    moderator: await make.signedIn({ givenName: 'Kofi', grants: ['moderator'] }),
    editor: await make.signedIn({ givenName: 'Edda', grants: ['editor'] }),
    registrar: await make.signedIn({ givenName: 'Lee', grants: ['registrar'] }),
    admin: await make.signedIn({ givenName: 'Ada', grants: ['admin'] }),
  };
}
