// Three kinds of tests: those of test/unit need nothing; the others find one PostgreSQL and one Temporal server, started when
// at least one of them is in the run (test/servers); those of test/browser also a Chromium and the built pages.
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
// the packages that come as ES modules alone, which jest cannot load as they are
const ES_MODULES = 'openid-client|oauth4webapi|jose';
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': swc(false),
    '^.+\\.tsx$': swc(true),
    [`/node_modules/(${ES_MODULES})/.+\\.js$`]: swc(false),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
  modulePathIgnorePatterns: ['<rootDir>/.huiying', '<rootDir>/coverage'],
};

module.exports = {
  maxWorkers: 3,
  // what a file leaves in its worker is not given back: a worker that has grown is ended, or its last files take ten times as long
  workerIdleMemoryLimit: '800MB',
  testSequencer: '<rootDir>/test/browser-first.cjs',
  testTimeout: 120_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/unit/', '<rootDir>/test/browser/'],
      globalSetup: '<rootDir>/test/servers/global-setup.ts',
      globalTeardown: '<rootDir>/test/servers/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/browser/global-setup.ts',
      globalTeardown: '<rootDir>/test/servers/global-teardown.ts',
    },
  ],
};
