import { describe, expect, it } from '@jest/globals';
import { aViewer } from '../../../../test/support/viewers.js';
import { spacePolicy } from './space.policy.js';

const open = { kind: 'open' as const, cohortId: null };
const ofCohort = { kind: 'cohort' as const, cohortId: 'c1' };

const scholar = aViewer();
const member = aViewer({ cohortIds: ['c0', 'c1'] });
const moderator = aViewer({ grants: ['moderator'] });
const memberModerator = aViewer({ grants: ['moderator'], cohortIds: ['c1'] });
const editor = aViewer({ grants: ['editor'] });
const registrar = aViewer({ grants: ['registrar'] });
const admin = aViewer({ grants: ['admin'] });

// An open space, then a cohort's: may read, may write, reads as a moderator only.
describe.each([
  ['a scholar', scholar, [true, true, false], [false, false, false]],
  ['one of the cohort', member, [true, true, false], [true, true, false]],
  ['a moderator', moderator, [true, true, false], [true, false, true]],
  ['a moderator of the cohort', memberModerator, [true, true, false], [true, true, false]],
  ['an editor', editor, [true, true, false], [false, false, false]],
  ['a registrar', registrar, [true, true, false], [false, false, false]],
  ['an admin', admin, [true, true, false], [false, false, false]],
] as const)('%s', (_who, viewer, inOpen, inCohort) => {
  it.each([
    ['an open space', open, inOpen],
    ['a space of a cohort', ofCohort, inCohort],
  ] as const)('in %s', (_where, space, [read, write, asModerator]) => {
    expect(spacePolicy.read(viewer, space)).toBe(read);
    expect(spacePolicy.write(viewer, space)).toBe(write);
    expect(spacePolicy.readsAsModerator(viewer, space)).toBe(asModerator);
  });
});

it.each([
  ['a scholar', scholar, false],
  ['a moderator', moderator, false],
  ['an admin', admin, true],
])('%s makes and edits open spaces: %s', (_who, viewer, expected) => {
  expect(spacePolicy.create(viewer)).toBe(expected);
  expect(spacePolicy.edit(viewer, open)).toBe(expected);
  expect(spacePolicy.edit(viewer, ofCohort)).toBe(false);
});
