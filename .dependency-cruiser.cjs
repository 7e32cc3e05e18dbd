// Imports point one way: cli → worker, api → relay → activities → db → domain, and worker → workflows → domain; api and cli
// use content, the files' bytes on the disk, which knows nothing of ours.
// What a folder may use of ours is written here once; anything else of ours is an error. Files at the root count by name.
const mayImport = {
  domain: [],
  packs: ['domain'],
  db: ['domain', 'packs'],
  workflows: ['domain'],
  activities: ['db', 'domain'],
  relay: ['activities', 'db', 'domain', 'temporal.config'],
  // a part of the worker's process that sends word to people and systems; the API knows how it leaves
  notices: ['db', 'domain'],
  worker: ['relay', 'notices', 'workflows', 'activities', 'db', 'domain', 'packs', 'temporal.config'],
  content: [],
  // a thread of the API's process that tries a draft on the past
  simulation: ['db', 'domain'],
  // the pages of appellants are rendered where they are served
  api: [
    'web/public',
    'simulation',
    'notices',
    'relay',
    'activities',
    'db',
    'content',
    'domain',
    'packs',
    'temporal.config',
  ],
  cli: [
    'worker',
    'api',
    'relay',
    'notices',
    'activities',
    'db',
    'content',
    'domain',
    'packs',
    'temporal.config',
    'bench',
    'fault',
  ],
  'temporal.config': [],
  web: [],
};
// Workflows run in a sandbox and name their activities by type; the types of the others they may know as well, since types are
// gone when the code runs. The same holds for whoever calls a workflow by its type.
const mayImportTypesOf = {
  workflows: ['activities', 'db'],
  relay: ['workflows'],
  api: ['workflows'],
};

const FILES = { worker: '^(worker|workflow-bundle)\\.ts$', 'temporal.config': '^temporal\\.config\\.ts$' };
const place = (name) => FILES[name] ?? `^${name}/`;
const nothingElse = (from, allowed, code) => ({
  name: `${code ? 'imports' : 'types'}-of-${from}`,
  comment: `${from} may use ${code ? 'code' : 'types'} of: ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: place(from), pathNot: '\\.test\\.ts$' },
  to: {
    path: '^[^/]+',
    pathNot: [place(from), ...allowed.map(place)],
    dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
    ...(code && { preCompilationOnly: false }),
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(mayImport).flatMap(([from, allowed]) => [
      nothingElse(from, allowed, true),
      nothingElse(from, [...allowed, ...(mayImportTypesOf[from] ?? [])], false),
    ]),
    {
      name: 'domain-and-workflows-have-no-io',
      severity: 'error',
      from: { path: '^(domain|workflows)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: 'node_modules/(@temporalio|knex|pg|express|commander)/' },
    },
    {
      name: 'workflows-use-only-the-workflow-side-of-temporal',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        path: 'node_modules/(@temporalio/(client|worker|activity|testing|envconfig)|knex|pg|express)/',
        preCompilationOnly: false,
      },
    },
    {
      name: 'the-product-needs-no-development-package',
      severity: 'error',
      from: {
        path: '^(domain|packs|db|content|workflows|activities|relay|notices|api|cli)/|^(worker|workflow-bundle|temporal\\.config)\\.ts$',
      },
      to: { dependencyTypes: ['npm-dev'], preCompilationOnly: false },
    },
    // the bench looks at pages with the browser of the tests
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^(test|bench)/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|web/public/assets|\\.huiying|coverage)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'types', 'default'],
    },
  },
};
