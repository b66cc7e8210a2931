import { expect, it } from '@jest/globals';
import type { Grant } from '@scholars-commons/shared/accounts';
import { cannedFor } from '@scholars-commons/shared/review';
import { aViewer } from '../../../test/support/viewers.js';
import { cannedReasonPolicy } from './canned-reason.policy.js';

it.each<[Grant[], string[]]>([
  [[], []],
  [['admin', 'registrar'], []],
  [['moderator'], ['keep', 'remove', 'remove-and-warn', 'suspend']],
  [['editor'], ['return', 'decline']],
  [['moderator', 'editor'], [...cannedFor.options]],
])('%s reads and words %s', (grants, expected) => {
  const viewer = aViewer({ grants });
  for (const verb of ['read', 'edit'] as const)
    expect(cannedFor.options.filter((usedFor) => cannedReasonPolicy[verb](viewer, usedFor))).toEqual(expected);
  expect(cannedReasonPolicy.visit(viewer)).toBe(expected.length > 0);
});
