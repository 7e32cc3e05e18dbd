import js from '@eslint/js';
import access from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const hostClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes in with the command.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in with the command.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance comes in with the command.',
  },
  {
    selector: "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local)$/]",
    message: 'Time comes in with the command.',
  },
];
const hostLocale = [
  { selector: "MemberExpression[object.name='Intl']", message: 'Intl depends on the host.' },
  { selector: 'CallExpression[callee.property.name=/^toLocale/]', message: 'toLocale* depends on the host.' },
];

export default tseslint.config(
  { ignores: ['node_modules', 'coverage', '.huiying', 'web/staff/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'URLSearchParams',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'require',
          'module',
          '__dirname',
          'Buffer',
          'AbortController',
          'AbortSignal',
          'document',
          'window',
          'location',
          'EventSource',
          'Event',
          'FormData',
          'crypto',
          'sessionStorage',
          'performance',
        ].map((g) => [g, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['web/**/*.tsx', 'web/staff/**/*.ts'],
    plugins: { 'react-hooks': hooks, 'jsx-a11y': access },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      ...access.flatConfigs.recommended.rules,
      // what focuses by itself follows a key that somebody pressed
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  { files: ['web/staff/vite.config.ts'], rules: { 'no-restricted-exports': 'off' } },
  // Commands are loaded when they are called, so that each starts quickly.
  {
    files: ['cli/main.ts', 'cli/commands/*.ts'],
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...hostClock, ...hostLocale] },
  },
  {
    files: ['workflows/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...hostLocale] },
  },
);
