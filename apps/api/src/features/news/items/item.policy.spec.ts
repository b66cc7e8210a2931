import { expect, it } from '@jest/globals';
import { aViewer } from '../../../../test/support/viewers.js';
import { itemPolicy } from './item.policy.js';

const viewer = aViewer({ grants: ['editor', 'moderator', 'admin'] });
const OTHER = '01900000-0000-7000-8000-000000000001';

it.each([
  ['a reader', { submitterId: OTHER, isNamed: false }, [true, true, false]],
  ['whoever is named', { submitterId: OTHER, isNamed: true }, [false, true, true]],
  ['the submitter', { submitterId: viewer.scholarId, isNamed: false }, [false, false, false]],
  ['the submitter, named', { submitterId: viewer.scholarId, isNamed: true }, [false, false, true]],
])('%s may congratulate, flag, answer', (_who, facts, expected) => {
  expect([itemPolicy.congratulate(viewer, facts), itemPolicy.flag(viewer, facts), itemPolicy.answer(viewer, facts)]).toEqual(expected);
});
