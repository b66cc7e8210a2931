import { describe, expect, it } from '@jest/globals';
import { aViewer } from '../../../../test/support/viewers.js';
import type { ThreadFacts } from '../threads/thread.policy.js';
import { type PostFacts, postPolicy } from './post.policy.js';

const now = new Date('2026-03-01T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

const open: ThreadFacts = { authorId: 'x', closedAt: null, space: { kind: 'open', cohortId: null } };
const closed: ThreadFacts = { ...open, closedAt: daysAgo(1) };
const ofCohort: ThreadFacts = { ...open, space: { kind: 'cohort', cohortId: 'c1' } };

const present: PostFacts = { authorId: 'author', createdAt: daysAgo(1), removedAs: null, removedAt: null, erasedAt: null, asOf: now };
const old: PostFacts = { ...present, createdAt: daysAgo(30) };
const byAuthor: PostFacts = { ...present, removedAs: 'author', removedAt: daysAgo(1) };
const byModerator: PostFacts = { ...present, removedAs: 'moderator', removedAt: daysAgo(1) };
const longGone: PostFacts = { ...byAuthor, removedAt: daysAgo(30) };
const erased: PostFacts = { ...byModerator, erasedAt: daysAgo(0) };
const erasedByAuthor: PostFacts = { ...byAuthor, erasedAt: daysAgo(0) };

const author = aViewer({ scholarId: 'author' });
const peer = aViewer();
const moderator = aViewer({ grants: ['moderator'] });
const authorModerator = aViewer({ scholarId: 'author', grants: ['moderator'] });
const admin = aViewer({ grants: ['admin'] });
const member = aViewer({ cohortIds: ['c1'] });

describe('edit', () => {
  it.each([
    ['its author', author, open, present, true],
    ['its author after 30 days', author, open, old, false],
    ['its author once removed', author, open, byAuthor, false],
    ['its author once the thread is closed', author, closed, present, false],
    ['its author, who left the cohort', author, ofCohort, present, false],
    ['a peer', peer, open, present, false],
    ['a moderator', moderator, open, present, false],
    ['an admin', admin, open, present, false],
  ])('%s', (_who, viewer, thread, post, expected) => expect(postPolicy.edit(viewer, thread, post)).toBe(expected));
});

describe('remove', () => {
  it.each([
    ['its author', author, open, present, true],
    ['its author, long after', author, open, old, true],
    ['its author once the thread is closed', author, closed, present, true],
    ['its author again', author, open, byAuthor, false],
    ['its author, who left the cohort', author, ofCohort, present, false],
    ['a peer', peer, open, present, false],
    ['one of the cohort', member, ofCohort, present, false],
    ['an admin', admin, open, present, false],
    ['a moderator', moderator, open, present, true],
    ["a moderator in a cohort's thread", moderator, ofCohort, present, true],
    ['a moderator once removed', moderator, open, byModerator, false],
  ])('%s', (_who, viewer, thread, post, expected) => expect(postPolicy.remove(viewer, thread, post)).toBe(expected));
});

describe('restore', () => {
  it.each([
    ['its author, who removed it', author, open, byAuthor, true],
    ['its author after a moderator removed it', author, open, byModerator, false],
    ['its author, where nothing is removed', author, open, present, false],
    ['its author 30 days after', author, open, longGone, false],
    ['its author once erased', author, open, erasedByAuthor, false],
    ['its author, who left the cohort', author, ofCohort, byAuthor, false],
    ['a peer', peer, open, byAuthor, false],
    ['a moderator after a moderator removed it', moderator, open, byModerator, true],
    ['a moderator after its author removed it', moderator, open, byAuthor, false],
    ['a moderator once erased', moderator, open, erased, false],
    ['its author, who is a moderator, after another removed it', authorModerator, open, byModerator, false],
    ['an admin', admin, open, byModerator, false],
  ])('%s', (_who, viewer, thread, post, expected) => expect(postPolicy.restore(viewer, thread, post)).toBe(expected));
});

describe('react', () => {
  it.each([
    ['a peer', peer, open, present, true],
    ['a peer once the thread is closed', peer, closed, present, true],
    ['a peer once removed', peer, open, byAuthor, false],
    ['its author', author, open, present, false],
    ["a moderator in a cohort's thread", moderator, ofCohort, present, false],
    ['one of the cohort', member, ofCohort, present, true],
    ['a peer of another cohort', peer, ofCohort, present, false],
  ])('%s', (_who, viewer, thread, post, expected) => expect(postPolicy.react(viewer, thread, post)).toBe(expected));
});

describe('read revisions and source', () => {
  it.each([
    ['a peer', peer, open, present, true],
    ['a peer once removed', peer, open, byModerator, false],
    ['its author once removed', author, open, byModerator, true],
    ['its author, who left the cohort', author, ofCohort, byModerator, false],
    ['a moderator once removed', moderator, open, byAuthor, true],
    ['a moderator in a cohort', moderator, ofCohort, byAuthor, true],
    ['an admin once removed', admin, open, byModerator, false],
    ['a peer of another cohort', peer, ofCohort, present, false],
  ])('%s', (_who, viewer, thread, post, expected) => {
    expect(postPolicy.readRevisions(viewer, thread, post)).toBe(expected);
    expect(postPolicy.readSource(viewer, thread, post)).toBe(expected);
  });
});
