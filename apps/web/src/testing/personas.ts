import type { SessionView } from '@scholars-commons/shared/accounts';

/** Amina, a scholar without grants. */
export const amina: SessionView = {
  sessionId: '01920000-0000-7000-8000-00000000a001',
  scholar: { id: '01920000-0000-7000-8000-000000000001', name: 'Amina Diallo', givenName: 'Amina', photoId: null },
  email: 'amina@commons.example',
  hasPassword: true,
  grants: [],
  cohortIds: ['01920000-0000-7000-8000-00000000c001'],
  settings: { colorScheme: 'auto', font: 'source', singleKeyShortcuts: true, hidePresence: false, hideCompleteness: false },
  unreadNotifications: 2,
  mode: 'demo',
};

/** Kofi, a moderator. */
export const kofi: SessionView = {
  ...amina,
  sessionId: '01920000-0000-7000-8000-00000000a002',
  scholar: { id: '01920000-0000-7000-8000-000000000002', name: 'Kofi Mensah', givenName: 'Kofi', photoId: null },
  email: 'kofi@commons.example',
  grants: ['moderator'],
};

/** Lee, a registrar. */
export const lee: SessionView = {
  ...amina,
  sessionId: '01920000-0000-7000-8000-00000000a003',
  scholar: { id: '01920000-0000-7000-8000-000000000003', name: 'Lee Sung', givenName: 'Lee', photoId: null },
  email: 'lee@commons.example',
  grants: ['registrar'],
};
