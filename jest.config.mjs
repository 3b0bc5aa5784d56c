/** Unit specs stand beside the code; integration and end-to-end suites in test/ get a PostgreSQL from the global set-up. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/src', '<rootDir>/web', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': '@swc/jest',
  },
  maxWorkers: 2,
  // A safety net for what hangs, not a measure: machines that run this may be busy.
  testTimeout: 60_000,
};
