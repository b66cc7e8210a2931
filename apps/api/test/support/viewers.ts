import type { Viewer } from '../../src/common/auth/viewer.js';

/** A viewer for tests of policies, which need no database. Name only what the test is about. */
export const aViewer = (facts: Partial<Viewer> = {}): Viewer => ({
  sessionId: '01900000-0000-7000-8000-00000000000a',
  accountId: '01900000-0000-7000-8000-00000000000b',
  scholarId: '01900000-0000-7000-8000-00000000000c',
  name: 'Amina Diallo',
  grants: [],
  cohortIds: [],
  caughtUpAt: new Date('2026-01-01T00:00:00Z'),
  hidesPresence: false,
  ...facts,
});
