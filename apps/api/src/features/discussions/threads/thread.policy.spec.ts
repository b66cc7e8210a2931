import { expect, it } from '@jest/globals';
import { aViewer } from '../../../../test/support/viewers.js';
import { type ThreadFacts, threadPolicy } from './thread.policy.js';

const thread = (facts: Partial<ThreadFacts> = {}): ThreadFacts => ({
  authorId: 'author',
  closedAt: null,
  space: { kind: 'open', cohortId: null },
  ...facts,
});
const closed = thread({ closedAt: new Date() });
const ofCohort = thread({ space: { kind: 'cohort', cohortId: 'c1' } });
const closedOfCohort = thread({ space: { kind: 'cohort', cohortId: 'c1' }, closedAt: new Date() });

const author = aViewer({ scholarId: 'author' });
const peer = aViewer();
const member = aViewer({ cohortIds: ['c1'] });
const moderator = aViewer({ grants: ['moderator'] });
const memberModerator = aViewer({ grants: ['moderator'], cohortIds: ['c1'] });
const admin = aViewer({ grants: ['admin'] });

it.each([
  // who, where, thread: read, reply, rename, moderate
  ['its author', 'an open thread', author, thread(), [true, true, true, false]],
  ['a peer', 'an open thread', peer, thread(), [true, true, false, false]],
  ['an admin', 'an open thread', admin, thread(), [true, true, false, false]],
  ['a moderator', 'an open thread', moderator, thread(), [true, true, true, true]],
  ['its author', 'a closed thread', author, closed, [true, false, false, false]],
  ['a peer', 'a closed thread', peer, closed, [true, false, false, false]],
  ['a moderator', 'a closed thread', moderator, closed, [true, true, true, true]],
  ['its author, who left the cohort', "a cohort's thread", author, ofCohort, [false, false, false, false]],
  ['a peer', "a cohort's thread", peer, ofCohort, [false, false, false, false]],
  ['an admin', "a cohort's thread", admin, ofCohort, [false, false, false, false]],
  ['one of the cohort', "a cohort's thread", member, ofCohort, [true, true, false, false]],
  ['a moderator', "a cohort's thread", moderator, ofCohort, [true, false, true, true]],
  ['a moderator of the cohort', "a cohort's closed thread", memberModerator, closedOfCohort, [true, true, true, true]],
  ['a moderator', "a cohort's closed thread", moderator, closedOfCohort, [true, false, true, true]],
] as const)('%s in %s', (_who, _where, viewer, of, [read, reply, rename, moderate]) => {
  expect(threadPolicy.read(viewer, of)).toBe(read);
  expect(threadPolicy.reply(viewer, of)).toBe(reply);
  expect(threadPolicy.rename(viewer, of)).toBe(rename);
  expect(threadPolicy.moderate(viewer, of)).toBe(moderate);
});
