/** Real servers that are killed: one at a time, with nothing else running. */
export default {
  displayName: 'faults',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.spec.mjs'],
  transform: {},
};
