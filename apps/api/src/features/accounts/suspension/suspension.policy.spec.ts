import { expect, it } from '@jest/globals';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { Viewer } from '../../../common/auth/viewer.js';
import { type SuspensionFacts, suspensionPolicy } from './suspension.policy.js';

const viewer = (...grants: Grant[]): Viewer => ({
  sessionId: 's',
  accountId: 'a',
  scholarId: 'me',
  name: 'Me',
  grants,
  cohortIds: [],
  caughtUpAt: new Date(0),
  hidesPresence: false,
});
const facts = (more: Partial<SuspensionFacts> = {}): SuspensionFacts => ({
  scholarId: 'other',
  state: 'claimed',
  grants: [],
  isLastAdmin: false,
  ...more,
});

it.each<[string, Viewer, Partial<SuspensionFacts>, [read: boolean, suspend: boolean, lift: boolean]]>([
  ['a scholar', viewer(), {}, [false, false, false]],
  ['an editor', viewer('editor'), {}, [false, false, false]],
  ['a registrar', viewer('registrar'), {}, [false, false, false]],
  ['a moderator', viewer('moderator'), {}, [true, true, false]],
  ['a moderator, of who is suspended', viewer('moderator'), { state: 'suspended' }, [true, true, true]],
  ['a moderator, of an editor', viewer('moderator'), { grants: ['editor'] }, [true, false, false]],
  ['a moderator, of a suspended editor', viewer('moderator'), { grants: ['editor'], state: 'suspended' }, [true, false, false]],
  ['a moderator, of himself', viewer('moderator'), { scholarId: 'me' }, [true, false, false]],
  ['an admin, of an editor', viewer('admin'), { grants: ['editor'] }, [true, true, false]],
  ['an admin, of another admin', viewer('admin'), { grants: ['admin'] }, [true, true, false]],
  ['an admin, of the last one', viewer('admin'), { grants: ['admin'], isLastAdmin: true }, [true, false, false]],
  ['a moderator, of an unclaimed record', viewer('moderator'), { state: 'unclaimed' }, [true, false, false]],
  ['a moderator, of the dead', viewer('moderator'), { state: 'deceased' }, [true, false, false]],
])('%s', (_who, who, more, [read, suspend, lift]) => {
  expect(suspensionPolicy.read(who)).toBe(read);
  expect(suspensionPolicy.suspend(who, facts(more))).toBe(suspend);
  expect(suspensionPolicy.lift(who, facts(more))).toBe(lift);
});
