// Two kinds of tests: those of test/unit need nothing; the others find one PostgreSQL and one Temporal server, started when
// at least one of them is in the run (test/servers).
const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
// the packages that come as ES modules alone, which jest cannot load as they are
const ES_MODULES = 'openid-client|oauth4webapi|jose';
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc, [`/node_modules/(${ES_MODULES})/.+\\.js$`]: swc },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
  modulePathIgnorePatterns: ['<rootDir>/.huiying', '<rootDir>/coverage'],
};

module.exports = {
  maxWorkers: 2,
  testTimeout: 120_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/unit/'],
      globalSetup: '<rootDir>/test/servers/global-setup.ts',
      globalTeardown: '<rootDir>/test/servers/global-teardown.ts',
    },
  ],
};
