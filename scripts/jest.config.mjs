/** The commands themselves: plain modules, so nothing is transformed. Those in `faults/` start real servers and run alone. */
export default {
  displayName: 'scripts',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  testPathIgnorePatterns: ['<rootDir>/faults/'],
  transform: {},
};
