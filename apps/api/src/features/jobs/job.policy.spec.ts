import { describe, expect, it } from '@jest/globals';
import type { Grant } from '@scholars-commons/shared/accounts';
import { jobPolicy } from './job.policy.js';

const others: Grant[][] = [[], ['moderator'], ['editor'], ['registrar'], ['moderator', 'editor', 'registrar']];

describe('work behind the scenes', () => {
  it.each(['read', 'settle'] as const)('%s: admins alone', (act) => {
    expect(jobPolicy[act]({ grants: ['admin'] })).toBe(true);
    for (const grants of others) expect(jobPolicy[act]({ grants })).toBe(false);
  });
});
