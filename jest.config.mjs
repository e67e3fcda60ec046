/** @type {import('jest').Config} */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
const project = (displayName, testMatch, extra = {}) => ({ ...base, displayName, testMatch, ...extra });
const onDatabase = {
  globalSetup: '<rootDir>/test/support/start-stores.mjs',
  globalTeardown: '<rootDir>/test/support/stop-stores.mjs',
};

export default {
  // a busy machine is no fault of the test: every wait inside has an end of its own
  testTimeout: 30_000,
  projects: [
    project('unit', ['<rootDir>/src/**/*.spec.ts', '<rootDir>/samples/**/*.spec.ts']),
    project('rules', ['<rootDir>/test/rules/**/*.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    project('medium', ['<rootDir>/test/medium/**/*.spec.ts'], onDatabase),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts'], onDatabase),
    project('faults', ['<rootDir>/test/faults/**/*.spec.ts'], onDatabase),
  ],
};
