import type { PostView } from '@scholars-commons/shared/discussions';
import type { Cohort } from '../../src/features/programs/cohort.entity.js';
import type { Space } from '../../src/features/discussions/space.entity.js';
import type { SignedIn } from './make.js';
import type { TestApp } from './test-app.js';

/** The people of most tests about talk, and the two kinds of places they meet in. */
export interface Talk {
  /** Two scholars without grants or cohorts. */
  amina: SignedIn;
  ben: SignedIn;
  /** One of the cohort. */
  chen: SignedIn;
  kofi: SignedIn;
  ada: SignedIn;
  cohort: Cohort;
  open: Space;
  ofCohort: Space;
}

export async function talkOf({ make }: TestApp): Promise<Talk> {
  const cohort = await make.cohort();
  return {
    amina: await make.signedIn({ givenName: 'Amina', familyName: 'Diallo', credentials: 'MD' }),
    ben: await make.signedIn({ givenName: 'Ben', familyName: 'Okoro' }),
    chen: await make.signedIn({ givenName: 'Chen', familyName: 'Wei', cohorts: [cohort] }),
    kofi: await make.signedIn({ givenName: 'Kofi', familyName: 'Mensah', grants: ['moderator'] }),
    ada: await make.signedIn({ givenName: 'Ada', familyName: 'Lund', grants: ['admin'] }),
    cohort,
    open: await make.space({ name: 'Assessment' }),
    ofCohort: await make.space({ name: 'Our year', cohortId: cohort.id }),
  };
}

/** Posts as the person, and answers the view. */
export async function reply(
  t: TestApp,
  who: SignedIn,
  threadId: string,
  markdown = 'We tried this too.',
  replyTo?: string,
): Promise<PostView> {
  const answer = await t
    .http(who)
    .post<PostView>(`/api/threads/${threadId}/posts`, { id: t.make.id(), markdown, ...(replyTo ? { replyTo } : {}) });
  if (answer.status !== 201) throw new Error(`Answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** Makes a row older, as the owner of the schema. */
export const age = (t: TestApp, table: 'post' | 'thread', id: string, interval: string, columns: readonly string[] = ['created_at']) =>
  t.owner.query(`UPDATE ${table} SET ${columns.map((column) => `${column} = ${column} - $2::interval`).join(', ')} WHERE id = $1`, [
    id,
    interval,
  ]);
