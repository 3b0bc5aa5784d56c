const common = {
  rootDir: '.',
  testEnvironment: 'node',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '@swc/jest' },
};

/** A project's set-up runs only when one of its specs is selected. */
export default {
  maxWorkers: 2,
  // A safety net for what hangs, above that of each wait (test/support/patience.ts), which tells what it waited for.
  testTimeout: 20 * 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,web,test/support}/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'whole',
      testMatch: ['<rootDir>/test/{integration,e2e,browser}/**/*.spec.ts'],
      testEnvironment: '<rootDir>/test/support/environment.mjs',
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
