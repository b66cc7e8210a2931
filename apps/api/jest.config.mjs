/** Native ESM; `.js` in relative imports is how Node wants it, so the mapper takes it off again. */
export default {
  displayName: 'api',
  testEnvironment: 'node',
  // Starting an application with its database takes seconds on a busy machine.
  testTimeout: 90_000,
  extensionsToTreatAsEsm: ['.ts'],
  // Files are looked for in roots alone, whatever `testMatch` says.
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/../../packages/shared/src'],
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts', '<rootDir>/../../packages/shared/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@scholars-commons/shared/(.*)$': '<rootDir>/../../packages/shared/src/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
