// Imports point one way: cli → worker, api → activities → db → domain, and worker → workflows → domain.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: '^(?!node_modules)', pathNot: [...allowed, 'node_modules', '^(node:)?[a-z_/]+$'], dependencyTypesNot: ['core', 'npm', 'npm-dev'] },
});
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('domain-imports-nothing-of-ours', '^domain/', ['^domain/'], 'The rules are pure functions.'),
    only('workflows-import-domain', '^workflows/', ['^workflows/', '^domain/'], 'Activities by type only.'),
    only('db-imports-domain', '^db/', ['^db/', '^domain/', '^packs/']),
    only('activities-import-db', '^activities/', ['^activities/', '^db/', '^domain/']),
    only('api-imports-activities', '^api/', ['^api/', '^activities/', '^db/', '^domain/', '^temporal\\.config\\.ts$']),
    {
      name: 'domain-has-no-io',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: 'node_modules/(@temporalio|knex|pg|express)', dependencyTypes: ['npm'] },
    },
    {
      name: 'domain-has-no-node',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|web/plain|\\.huiying)' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
};
