/** Real servers that are killed: one at a time, with the usual specs beside them. */
export default {
  displayName: 'faults',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.spec.mjs'],
  transform: {},
};
